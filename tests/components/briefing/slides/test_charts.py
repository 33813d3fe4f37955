"""Native charts: their numbers are the briefing's to the last digit, and nothing touches."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from pptx.enum.chart import XL_CHART_TYPE

from components.briefing.deck import ChartPicture, Kind, LinePicture, Role, Series
from components.briefing.placed import Box
from components.briefing.slides import write_slides
from components.briefing.slides.base import start_slides
from components.briefing.slides.line_band import find_band
from components.briefing.slides.line_periods import choose_periods, periods_a_year
from components.briefing.slides.number_line import put_number_line
from components.briefing.slides.number_words import place_labels
from components.palette import PALETTES
from tests.components.briefing.charts_made import digits, every_role
from tests.components.briefing.decks import chart_picture, deck, line_picture, screen
from tests.components.briefing.slides.reading import (
    alt,
    named,
    read,
    set_words,
    sheet_rows,
)

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
LIGHT = PALETTES["light"]


def slide_of(picture: ChartPicture | LinePicture, lang: str = "en") -> object:
    kind = Kind.LINK if isinstance(picture, LinePicture) else Kind.OUTCOME
    return read(write_slides([deck(lang, screen(kind, lang, picture=picture))])).slides[0]


class TestOverTime:
    PICTURE = every_role()

    @pytest.fixture
    def chart(self) -> object:
        return named(slide_of(self.PICTURE), "chart").chart

    def test_every_series_is_there_by_name_with_its_numbers(self, chart: object) -> None:
        lines = chart.plots[1]
        assert [each.name for each in lines.series] == [each.name for each in self.PICTURE.series]
        for made, shown in zip(self.PICTURE.series, lines.series, strict=True):
            assert tuple(shown.values) == made.values, made.name

    def test_its_categories_are_the_periods_in_words(self, chart: object) -> None:
        assert tuple(chart.plots[1].categories) == self.PICTURE.periods

    def test_the_workbook_holds_the_same_numbers_to_the_last_digit(self, chart: object) -> None:
        head, *rows = sheet_rows(chart)
        names = tuple(each.name for each in self.PICTURE.series)
        assert head[1 : len(names) + 1] == names
        assert tuple(row[0] for row in rows) == self.PICTURE.periods
        for at, made in enumerate(self.PICTURE.series, start=1):
            assert tuple(row[at] for row in rows) == made.values, made.name

    def test_what_the_chart_refers_to_is_where_the_workbook_has_it(self, chart: object) -> None:
        book = {}
        for down, row in enumerate(sheet_rows(chart), start=1):
            for across, value in enumerate(row):
                book[f"{chr(ord('A') + across)}{down}"] = value
        for series in chart.element.iter(f"{CHART}ser"):
            column, last = None, len(self.PICTURE.periods) + 1
            for part in ("tx", "cat", "val"):
                reference = next(series.find(f"{CHART}{part}").iter(f"{CHART}f")).text
                first = reference.removeprefix("Sheet1!").replace("$", "").split(":")[0]
                kept = next(series.find(f"{CHART}{part}").iter(f"{CHART}v"), None)
                column = first[0]
                if part == "tx":
                    assert book[first] == kept.text
                else:
                    assert (first[1:], reference.split("$")[-1]) == ("2", str(last))
            assert column != "A"

    def test_the_likely_range_is_a_band_between_its_ends(self, chart: object) -> None:
        assert chart.plots[0]._element.tag == f"{CHART}areaChart"
        base, height = (series.values for series in chart.plots[0].series)
        ends = {each.role: each.values for each in self.PICTURE.series}
        for at, low in enumerate(ends[Role.LIKELY_LOW]):
            high = ends[Role.LIKELY_HIGH][at]
            if low is not None and high is not None:
                assert base[at] == low
                assert base[at] + height[at] == pytest.approx(high)
            else:
                assert height[at] == 0

    def test_the_likely_range_opens_from_the_newest_figure(self, chart: object) -> None:
        facts = self.PICTURE.series[0].values
        last = max(at for at, value in enumerate(facts) if value is not None)
        assert chart.plots[0].series[0].values[last] == facts[last]

    def test_a_range_that_ends_early_is_two_lines(self) -> None:
        names = {Role.FACT: (1.0, None, None, None), Role.LIKELY_LOW: (None, 1.0, 0.5, None)}
        names[Role.LIKELY_HIGH] = (None, 1.5, 2.0, None)
        assert find_band([Series(role, role, values) for role, values in names.items()]) is None

    def test_names_stand_at_the_ends_of_lines_and_there_is_no_legend(self, chart: object) -> None:
        assert not chart.has_legend
        for made, shown in zip(self.PICTURE.series, chart.plots[1].series, strict=True):
            labels = list(shown._element.iter(f"{CHART}dLbl"))
            last = max(at for at, value in enumerate(made.values) if value is not None)
            assert [int(label.find(f"{CHART}idx").get("val")) for label in labels] == [last]
            assert labels[0].find(f"{CHART}showSerName").get("val") == "1"

    def test_a_gap_in_the_figures_stays_a_gap(self, chart: object) -> None:
        assert chart.plots[1].series[0].values[10] is None
        assert chart.element.find(f".//{CHART}dispBlanksAs").get("val") == "gap"

    def test_hopes_are_dashed_and_facts_are_not(self, chart: object) -> None:
        drawn = {each.name: each for each in chart.plots[1].series}
        dash = {name: each.format.line.dash_style for name, each in drawn.items()}
        assert str(dash["path to the target"]).startswith("DASH")
        assert str(dash["Wales"]).startswith("SOLID")
        assert drawn["target 26%"].marker.style.name == "DIAMOND"

    def test_its_axis_holds_every_number(self, chart: object) -> None:
        low, high = chart.value_axis.minimum_scale, chart.value_axis.maximum_scale
        values = [v for series in self.PICTURE.series for v in series.values if v is not None]
        assert low <= min(values) < max(values) <= high

    def test_its_alternative_is_the_pictures(self) -> None:
        assert alt(named(slide_of(self.PICTURE), "chart")) == self.PICTURE.alt

    def test_years_stand_under_the_first_quarter_of_each(self) -> None:
        slide = slide_of(self.PICTURE)
        chart, years = named(slide, "chart"), named(slide, "periods")
        said = years.text_frame.text.split("\t")[1:]
        assert said == [str(year) for year in range(2016, 2031, 2)]
        stops = [
            int(stop.get("pos")) for stop in years._element.iter() if stop.tag.endswith("}tab")
        ]
        layout = chart.chart.element.find(f".//{CHART}plotArea/{CHART}layout/{CHART}manualLayout")
        share = {part.tag.split("}")[1]: part.get("val") for part in layout}
        start = chart.left + float(share["x"]) * chart.width
        slot = float(share["w"]) * chart.width / len(self.PICTURE.periods)
        for year, stop in zip(said, stops, strict=True):
            at = self.PICTURE.codes.index(f"{year}-Q1")
            assert years.left + stop == pytest.approx(start + (at + 0.5) * slot, abs=6350)

    def test_a_unit_that_no_number_carries_stands_above(self) -> None:
        picture = replace(self.PICTURE, unit="tonnes a head")
        slide = slide_of(picture)
        assert named(slide, "unit").text_frame.text == "tonnes a head"
        assert "%" not in named(slide, "chart").chart.value_axis.tick_labels.number_format

    def test_a_chart_without_figures_is_a_chart(self) -> None:
        nothing = Series("Wales", Role.FACT, (None, None))
        picture = replace(self.PICTURE, codes=("2023", "2024"), periods=("2023", "2024"))
        chart = named(slide_of(replace(picture, series=(nothing,))), "chart").chart
        assert tuple(chart.plots[0].series[0].values) == (None, None)

    def test_the_one_of_the_layout_is_a_chart_too(self) -> None:
        chart = named(slide_of(chart_picture("cy"), "cy"), "chart").chart
        assert tuple(chart.plots[0].series[0].values) == chart_picture("cy").series[0].values


@pytest.mark.parametrize(
    ("codes", "many"),
    [
        (("2023", "2024"), 1),
        (("2011-12", "2012-13"), 1),
        (("2020-2022", "2021-2023"), 1),
        (("2024-Q3", "2024-Q4"), 4),
        (("2011-11", "2011-12", "2012-01"), 12),
    ],
)
def test_periods_are_known_by_their_codes(codes: tuple[str, ...], many: int) -> None:
    assert periods_a_year(codes) == many


def test_years_that_do_not_fit_are_left_out_and_the_newest_stays() -> None:
    codes = tuple(str(year) for year in range(1990, 2026))
    named_ones = choose_periods(codes, codes, 600)
    assert named_ones[-1] == (35, "2025")
    assert len(named_ones) < 9
    assert len({b[0] - a[0] for a, b in pairwise(named_ones)}) == 1


class TestNumberLine:
    PICTURE = digits()

    @pytest.fixture
    def slide(self) -> object:
        return slide_of(self.PICTURE)

    def points(self, slide: object) -> dict[str, list[tuple[float, float]]]:
        chart = named(slide, "number-line").chart
        assert chart.chart_type in (XL_CHART_TYPE.XY_SCATTER, XL_CHART_TYPE.XY_SCATTER_LINES)
        found = {}
        for series in chart.plots[0].series:
            along = [
                float(point.text)
                for point in series._element.find(f"{CHART}xVal").iter(f"{CHART}v")
            ]
            found[series.name] = list(zip(along, series.values, strict=True))
        return found

    def test_every_number_is_there_to_the_last_digit(self, slide: object) -> None:
        shown, said = self.PICTURE, dict(self.PICTURE.said)
        along = {name: [x for x, _y in ends] for name, ends in self.points(slide).items()}
        assert along == {
            said["mde"]: [-shown.mde, shown.mde],
            "no difference": [0.0, 0.0],
            "95% limits": list(shown.ci95),
            "90% limits": list(shown.ci90),
            said["expected"]: [shown.expected],
            said["estimate"]: [shown.estimate],
        }

    def test_the_workbook_holds_the_same_points(self, slide: object) -> None:
        rows = sheet_rows(named(slide, "number-line").chart)[1:]
        points = [(name, *end) for name, ends in self.points(slide).items() for end in ends]
        assert rows == points

    def test_no_two_of_its_texts_touch(self) -> None:
        for estimate in (-1.2, 0.0, 0.4, 1.1, 1.2):
            picture = line_picture("cy", estimate)
            box = Box(80, 300, 900, 430)
            placed = place_labels(picture, box, lambda x: 530 + x * 300, "cy", LIGHT)
            assert {label.called for label in placed} >= {"estimate", "expected", "zero", "mde"}
            for one, other in combinations(placed, 2):
                if (one.above, one.row) == (other.above, other.row):
                    assert abs(one.middle - other.middle) >= (one.wide + other.wide) / 2
            for label in placed:
                assert box.x <= label.middle - label.wide / 2
                assert label.middle + label.wide / 2 <= box.x + box.width

    @pytest.mark.parametrize("tall", [320, 360, 400, 430])
    @pytest.mark.parametrize("lang", ["en", "cy"])
    def test_all_of_it_stands_apart_in_the_room_it_is_given(self, tall: float, lang: str) -> None:
        slides = start_slides()
        slide = slides.slides.add_slide(slides.slide_layouts[0])
        box = Box(80, 300, 1760, tall)
        put_number_line(slide, box, digits(lang), lang, LIGHT)
        parts = [s for s in slide.shapes if s.name not in ("sign", "Title 1")]
        assert len(parts) == 8
        assert min(part.top for part in parts) >= 300 * 6350
        assert max(part.top + part.height for part in parts) <= (300 + tall + 1) * 6350
        for one, other in combinations(parts, 2):
            beside = one.left + one.width <= other.left or other.left + other.width <= one.left
            above = one.top + one.height <= other.top or other.top + other.height <= one.top
            assert beside or above, (one.name, other.name)

    @pytest.mark.parametrize(
        ("better", "left", "right"),
        [("higher", "← worse", "better →"), ("lower", "← better", "worse →")],
    )
    def test_it_says_which_way_is_better(self, better: str, left: str, right: str) -> None:
        slide = slide_of(replace(self.PICTURE, better=better))
        assert named(slide, "left").text_frame.text == left
        assert named(slide, "right").text_frame.text == right

    def test_neither_way_is_better_where_none_is(self) -> None:
        slide = slide_of(replace(self.PICTURE, better="neither"))
        assert not [shape for shape in slide.shapes if shape.name in ("left", "right")]

    def test_where_nothing_is_known_to_be_missed_nothing_is_grey(self) -> None:
        said = tuple(each for each in self.PICTURE.said if each[0] != "mde")
        slide = slide_of(replace(self.PICTURE, mde=None, said=said))
        assert len(self.points(slide)) == 5
        assert not [shape for shape in slide.shapes if shape.name == "mde"]

    def test_what_is_written_is_what_the_briefing_says(self, slide: object) -> None:
        for called, said in self.PICTURE.said:
            ((words, _size, _lang, _font),) = set_words(named(slide, called)._element)
            assert words == said
