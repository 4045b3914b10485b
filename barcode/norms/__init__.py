"""Norm books: read strictly, and what governs where and when."""

from barcode.norms.governing import Context, Governing, Loser, NormInForce, Reason
from barcode.norms.library import NormLibrary
from barcode.norms.model import Norm, NormBook
from barcode.norms.place import Place

__all__ = ["Context", "Governing", "Loser", "Norm", "NormBook", "NormInForce", "NormLibrary", "Place", "Reason"]
