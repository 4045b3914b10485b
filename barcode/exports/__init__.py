"""Files that leave: the JSON document and the workbook of an assessment."""

from barcode.exports.assessment_document import assessment_document
from barcode.exports.assessment_json import schema, write_json
from barcode.exports.plain_text import plain_text
from barcode.exports.workbook import write_workbook

__all__ = ["assessment_document", "plain_text", "schema", "write_json", "write_workbook"]
