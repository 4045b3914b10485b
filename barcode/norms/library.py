"""The norm books together: what do they say of this place on this date?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from barcode.errors import NormError, Problem
from barcode.norms.governing import (
    ANYWHERE,
    LEVELS,
    Context,
    Decision,
    Governing,
    Loser,
    NormInForce,
    Reason,
    applies,
    dated_value,
    decide,
    in_force,
)
from barcode.norms.model import Norm, NormBook
from barcode.norms.place import Place


class NormLibrary:
    """A fixed set of norm books, one per authority."""

    def __init__(self, books: Iterable[NormBook]) -> None:
        self.books: dict[str, NormBook] = {}
        # from wide to specific, so that the order in which books are handed over never shows
        for book in sorted(books, key=lambda book: (LEVELS.index(book.level), book.authority)):
            if book.authority in self.books:
                raise NormError(Problem("authority_twice", found=book.authority))
            self.books[book.authority] = book
        self._norms: dict[str, list[tuple[NormBook, Norm]]] = {}
        self._regions: dict[str, tuple[str, ...]] = {}
        for book in self.books.values():
            for norm in book.norms:
                self._norms.setdefault(norm.id, []).append((book, norm))
            for member in book.members:
                self._regions[member] = (*self._regions.get(member, ()), book.authority)
        self._candidates: dict[tuple[str, str, date, Context], dict[str, NormInForce]] = {}
        self._decisions: dict[tuple[NormInForce, ...], Decision] = {}
        self._governing: dict[tuple[str, Place, date, str, Context], Governing] = {}

    def __add__(self, others: Iterable[NormBook]) -> NormLibrary:
        """This library with more books; a book of the same authority takes the place of the older one."""
        return NormLibrary({**self.books, **{book.authority: book for book in others}}.values())

    def __contains__(self, norm_id: object) -> bool:
        return norm_id in self._norms

    def place(self, municipality_code: str, province_code: str) -> Place:
        """The municipality with its province and the regions that list it as a member."""
        return Place(municipality_code, province_code, self._regions.get(municipality_code, ()))

    def norms(self, norm_id: str) -> Sequence[tuple[NormBook, Norm]]:
        """Every norm of this id with its book."""
        return self._norms.get(norm_id, ())

    def row_norm_ids(self) -> tuple[str, ...]:
        """The ids of norms that are rows of the barcode, in the order of the strip."""
        rows = {norm.id: norm.row.order for pairs in self._norms.values() for _, norm in reversed(pairs) if norm.row}
        return tuple(sorted(rows, key=lambda norm_id: (rows[norm_id], norm_id)))

    def depends_on_plan(self, norm_ids: Iterable[str]) -> tuple[bool, tuple[int, ...]]:
        """Whether any of these norms tells plan types apart, and the plan sizes [dwellings] at which one begins."""
        scopes = [norm.applies_to for norm_id in norm_ids for _, norm in self.norms(norm_id)]
        sizes = {scope.dwellings_at_least for scope in scopes if scope.dwellings_at_least}
        return any(scope.plan_types for scope in scopes), tuple(sorted(sizes))

    def sizing(self, norm_id: str, place: Place, on: date, key: str = "", context: Context = ANYWHERE) -> NormInForce | None:
        """The norm that sizes the requirement here on this date, or nothing."""
        return self._decide(norm_id, place, on, key, context).sizing

    def governing(self, norm_id: str, place: Place, on: date, key: str = "", context: Context = ANYWHERE) -> Governing:
        """The same with everything that stands beside it or loses, and why."""
        request = (norm_id, place, on, key, context)
        known = self._governing.get(request)
        if known is None:
            known = self._governing[request] = self._with_losers(*request)
        return known

    def _with_losers(self, norm_id: str, place: Place, on: date, key: str, context: Context) -> Governing:
        decision = self._decide(norm_id, place, on, key, context)
        authorities = place.authorities
        silent = [
            Loser(book.authority, norm, reason)
            for book, norm in self.norms(norm_id)
            if book.authority in authorities and (reason := _silence(book, norm, on, key, context))
        ]
        return Governing(norm_id, key, on, place, decision.sizing, decision.binding, (*decision.losers, *silent))

    def all_in_force(
        self, norm_id: str, authorities: Iterable[str], on: date, key: str = "", context: Context = ANYWHERE
    ) -> tuple[NormInForce, ...]:
        """What each of these authorities says here on this date, in their order; nobody wins or loses, each stands by itself."""
        known = self.in_force(norm_id, on, key, context)
        return tuple([known[code] for code in authorities if code in known])

    def _decide(self, norm_id: str, place: Place, on: date, key: str, context: Context) -> Decision:
        return self.decided(self.in_force(norm_id, on, key, context), place.authorities)

    def decided(self, known: Mapping[str, NormInForce], authorities: tuple[str, ...]) -> Decision:
        """What governs among `known` where these authorities have a say; decided once for all places with the same norms.

        Args:
            known: what every authority says, of `in_force`.
            authorities: the codes of those that have a say, from wide to specific.
        """
        found = tuple([known[code] for code in authorities if code in known])
        decision = self._decisions.get(found)
        if decision is None:
            decision = self._decisions[found] = decide(found)
        return decision

    def in_force(self, norm_id: str, on: date, key: str = "", context: Context = ANYWHERE) -> Mapping[str, NormInForce]:
        """What every authority says of this on this date, by authority; the silent ones are not there."""
        request = (norm_id, key, on, context)
        known = self._candidates.get(request)
        if known is None:
            known = {}
            for book, norm in self.norms(norm_id):
                dated = dated_value(norm, on)
                if isinstance(dated, Reason) or not applies(norm.applies_to, context):
                    continue
                if found := in_force(book, norm, dated, key):
                    known[book.authority] = found
            self._candidates[request] = known
        return known


def _silence(book: NormBook, norm: Norm, on: date, key: str, context: Context) -> Reason | None:
    dated = dated_value(norm, on)
    if isinstance(dated, Reason):
        return dated
    if not applies(norm.applies_to, context):
        return Reason.OTHER_PLANS
    return Reason.NO_VALUE_FOR_KEY if in_force(book, norm, dated, key) is None else None
