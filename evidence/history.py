"""What the figures said before: links judged as at dates gone by, to tell what has changed since.

A store that was filled at once has no past of its own. So what was known a quarter, a year
and two years ago is judged by today's method, once; what was judged at the time stays as it was.
"""

from datetime import date

from data.clock import released_until
from data.contributions import list_registrations
from data.judgements import list_evidence
from data.pack.progress import Progress, quiet
from data.store import Store
from evidence.judge import judge_links_as_at
from models.roles import Actor

MONTHS_BACK = (3, 12, 24)


def past_days(now: date) -> tuple[date, ...]:
    """Return the days that are looked back to, earliest first: each the first of its month."""
    months = 12 * now.year + now.month - 1
    return tuple(
        date((months - back) // 12, (months - back) % 12 + 1, 1)
        for back in sorted(MONTHS_BACK)[::-1]
    )


def judge_past(
    store: Store, actor: Actor, *, workers: int = 1, progress: Progress = quiet
) -> tuple[date, ...]:
    """Judge all links as at days gone by where any has nothing from then; return those days.

    Raises
    ------
    NotAllowed
        Where `actor` may not judge.
    """
    with store.read() as connection:
        now = released_until(connection)
        open_days = [
            day
            for day in past_days(now)
            if {each.code for each in list_registrations(connection, day)}
            - set(list_evidence(connection, day))
        ]
    for day in open_days:
        judge_links_as_at(store, actor, day, workers, progress)
    return tuple(open_days)
