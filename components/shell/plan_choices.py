"""The plan's choices, shown to be changed."""

from collections.abc import Mapping

import streamlit as st

from components.plan_rollout import (
    CHOICES,
    SLOTS,
    DraftedRollout,
    PlanBasis,
    default_rollout,
    parameter,
    quarter_code,
    write_waves,
)
from components.plan_view import LAG_LABELS, Funding, effect_unit
from components.shell.address import write_choice
from components.shell.plan_asked import (
    ALONE,
    BOTH,
    LAST_LOT,
    LONGEST_GAP,
    LONGEST_LAG,
    PlanChoices,
    default_team,
    effect_bounds,
    start_names,
    way_names,
)
from components.shell.widgets import choose_from_list, choose_number, choose_one_of_few, widget_key
from evidence.draft import share_out
from evidence.draft_sentences import Way
from evidence.suggest import MOST_WAVES
from locales import Translator
from locales.formats import format_month

OF_A_PLAN = ("indicator", "effect", "lag", "team", "until", "a", *CHOICES)
"""What another recorded expectation brings with it, so that it is not asked of the old one."""


def choose_hopes(
    basis: PlanBasis,
    funding: Funding,
    choices: PlanChoices,
    measures: Mapping[str, str],
    recorded: Mapping[str, str],
    _: Translator,
) -> None:
    """Show what is measured and hoped for, by when, and until when there is money."""
    facts = basis.ground.facts
    least, most = effect_bounds(basis)
    # Two rows of three: six in one row are too narrow to read on a small screen.
    rows = [st.columns(3, gap="medium", vertical_alignment="bottom") for _row in range(2)]
    (for_measure, for_recorded, for_effect), (for_lag, for_team, for_month) = rows
    with for_measure:
        clears = ("contribution", "effect", "lag")
        choose_from_list("indicator", _("Measure"), measures, facts.code, clears)
    with for_recorded:
        choose_from_list(
            "contribution",
            _("Begin with what is recorded"),
            recorded,
            clears=OF_A_PLAN,
            placeholder=_("Nothing recorded"),
        )
    with for_effect:
        choose_number(
            "effect",
            _("Hoped for"),
            basis.effect,
            low=least,
            high=most,
            step=basis.step,
            unit=effect_unit(facts, _),
        )
    with for_lag:
        label = _(LAG_LABELS[facts.frequency])
        choose_number("lag", label, basis.lag, low=0, high=LONGEST_LAG, step=1, whole=True)
    with for_team:
        team = default_team(basis, funding)
        choose_from_list(
            "team", _("Whose money"), funding.teams, team, ("until",), _("Choose a team")
        )
    with for_month:
        month = f"{choices.funded:%Y-%m}" if choices.funded else None
        choose_from_list(
            "until", _("Funded until"), funding.months, month, placeholder=_("Choose a month")
        )


def choose_rollouts(basis: PlanBasis, choices: PlanChoices, _: Translator) -> None:
    """Show whether two roll-outs are compared, and how the one that is changed is drawn up."""
    both = {ALONE: _("Roll-out A alone"), BOTH: _("Compare with another roll-out")}
    rollout = choices.edited
    slot = rollout.slot
    usual = default_rollout(slot, basis)
    for_both, for_slot, for_way = st.columns([4, 3, 5], gap="medium")
    with for_both:
        choose_one_of_few("compare", _("Roll-outs"), both, ALONE)
    with for_slot:
        if len(choices.rollouts) > 1:
            slots = {"a": _("Roll-out A"), "b": _("Roll-out B")}
            choose_one_of_few("change", _("Which to change"), slots, SLOTS[-1])
    with for_way:
        _choose_way(rollout, way_names(slot, basis, _), usual.way.value, _("Who comes first"))
    count = 2 if rollout.way in (Way.NEED, Way.LOT) else 1
    columns = iter([each for _row in range(count) for each in st.columns(3, gap="medium")])
    with next(columns):
        choose_from_list(
            parameter(slot, "start"), _("First wave from"), start_names(basis, _),
            quarter_code(usual.start),
        )  # fmt: skip
    with next(columns):
        _choose_whole(slot, "gap", _("Quarters between waves"), usual.gap, 1, LONGEST_GAP)
    if rollout.way in (Way.NEED, Way.LOT):
        with next(columns):
            _choose_whole(slot, "waves", _("Waves"), usual.waves, 1, MOST_WAVES)
        with next(columns):
            _choose_first(rollout, basis, _)
        with next(columns):
            _choose_whole(slot, "waiting", _("Places that wait"), usual.waiting, 0, basis.count)
    if rollout.way is Way.LOT:
        with next(columns):
            _choose_whole(slot, "seed", _("Number of the lot"), 1, 1, LAST_LOT)


def _choose_whole(slot: str, name: str, label: str, default: int, low: int, high: int) -> None:
    choose_number(parameter(slot, name), label, default, low=low, high=high, step=1, whole=True)


def _choose_first(rollout: DraftedRollout, basis: PlanBasis, _: Translator) -> None:
    """Show how many begin with the first wave; if nothing is said, as many as with the others."""
    reached, waves = rollout.staircase.reached, len(rollout.staircase.starts)
    even = next(iter(share_out(reached, waves)), 1)
    label = _("Places in the first wave")
    _choose_whole(rollout.slot, "first", label, even, 1, basis.count)


def _choose_way(rollout: DraftedRollout, ways: Mapping[str, str], default: str, label: str) -> None:
    """Show how places are chosen; by hand begins with the waves as they are."""
    key = widget_key(f"way_{rollout.slot}")
    if st.session_state.get(key) != rollout.way.value:
        st.session_state[key] = rollout.way.value
    st.radio(
        label,
        list(ways),
        key=key,
        format_func=lambda way: ways.get(way, way),
        horizontal=True,
        on_change=_put_way,
        args=(rollout, key, tuple(ways), default),
    )


def _put_way(rollout: DraftedRollout, key: str, known: tuple[str, ...], default: str) -> None:
    way = st.session_state[key]
    if way not in known:
        return
    write_choice(parameter(rollout.slot, "by"), None if way == default else way)
    write_choice(rollout.slot, rollout.text if way == Way.HAND else None)


def choose_waves(
    rollout: DraftedRollout, areas: tuple[str, ...], names: Mapping[str, str], _: Translator
) -> None:
    """Show one list of places a wave; a change is by hand, and a place is in one wave only."""
    starts = rollout.staircase.starts
    shown = min(len(starts) + 1, max(MOST_WAVES, len(starts)))
    position = {code: at for at, code in enumerate(areas)}
    for wave in range(1, shown + 1):
        key = widget_key(f"wave_{rollout.slot}_{wave}")
        held = [code for code in names if rollout.staircase.waves[position[code]] == wave]
        if st.session_state.get(key) != held:
            st.session_state[key] = held
        label = (
            _(
                "Wave {number}, from {month}",
                number=wave,
                month=format_month(starts[wave - 1], _.lang),
            )
            if wave <= len(starts)
            else _("One more wave")
        )
        st.multiselect(
            label,
            list(names),
            key=key,
            format_func=lambda code: names.get(code, code),
            on_change=_put_wave,
            args=(rollout, areas, wave, key),
            placeholder=_("Choose places"),
        )


def _put_wave(rollout: DraftedRollout, areas: tuple[str, ...], wave: int, key: str) -> None:
    """Put the places of one wave into the address: who is taken in leaves any other wave."""
    taken = set(st.session_state[key])
    if not taken <= set(areas):
        return
    waves = tuple(
        wave if code in taken else 0 if now == wave else now
        for code, now in zip(areas, rollout.staircase.waves, strict=True)
    )
    write_choice(rollout.slot, write_waves(waves))
    write_choice(parameter(rollout.slot, "by"), Way.HAND.value)
