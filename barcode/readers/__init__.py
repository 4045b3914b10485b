"""Files → programme: every file passes the import gate, bad rows are named and kept aside, good rows go on."""

from barcode.readers.inputs import NamedBytes
from barcode.readers.programme import read_parks, read_plans, read_programme
from barcode.readers.template import write_template, write_template_csv

__all__ = ["NamedBytes", "read_parks", "read_plans", "read_programme", "write_template", "write_template_csv"]
