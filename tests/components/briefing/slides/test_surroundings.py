"""What happened around the figures of a native chart, and figures that are marked."""

from dataclasses import replace

import pytest
from pptx.enum.chart import XL_MARKER_STYLE

from components.briefing.deck import ChartPicture, Kind
from components.briefing.slides import write_slides
from components.briefing.slides.line_times import read_times
from components.chart import Marks, Moment, Point, Stretch
from tests.components.briefing.charts_made import CODES, every_role
from tests.components.briefing.decks import deck, screen
from tests.components.briefing.slides.reading import is_decorative, named, read

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
AROUND = (
    Stretch(2020.25, 2021.0, "muted", "Pandemic restrictions"),
    Stretch(2015.0, 2016.5, "hoped", "Began before"),
    Moment(2022.5, "ink", "New questionnaire"),
)
MARKED = (
    Marks((Point(2026.625, 22.0),), "fact", "ring"),
    Marks((Point(2020.125, 20.0),), "better", "triangle_up"),
    Marks((Point(2020.3, 20.0),), "concern", "triangle_down"),
    Marks((Point(2024.125, 21.0),), "hoped", "diamond", label="milestone 21"),
)


def picture(*layers: object) -> ChartPicture:
    made = every_role()
    return replace(made, chart=replace(made.chart, layers=(*made.chart.layers[:-1], *layers)))


def slide_of(shown: ChartPicture) -> object:
    return read(write_slides([deck("en", screen(Kind.OUTCOME, picture=shown))])).slides[0]


def plot_of(frame: object) -> tuple[float, float]:
    """Return where the plot of a chart begins on the slide, and how wide it is."""
    layout = frame.chart.element.find(f".//{CHART}plotArea/{CHART}layout/{CHART}manualLayout")
    share = {part.tag.split("}")[1]: part.get("val") for part in layout}
    return frame.left + float(share["x"]) * frame.width, float(share["w"]) * frame.width


class TestAround:
    @pytest.fixture
    def slide(self) -> object:
        return slide_of(picture(*AROUND))

    def test_everything_that_happened_is_named(self, slide: object) -> None:
        said = {s.text_frame.text for s in slide.shapes if s.name.startswith("moment-")}
        assert said == {layer.label for layer in AROUND}

    def test_a_stretch_lies_under_its_quarters_behind_the_lines(self, slide: object) -> None:
        first, second = (shape for shape in slide.shapes if shape.name == "stretch")
        start, wide = plot_of(named(slide, "chart"))
        slot = wide / len(CODES)
        assert first.left == pytest.approx(start + CODES.index("2020-Q2") * slot, abs=6350)
        assert first.width == pytest.approx(3 * slot, abs=2 * 6350)
        assert second.left == pytest.approx(start, abs=6350)
        names = [shape.name for shape in slide.shapes]
        assert names.index("stretch") < names.index("chart")
        assert is_decorative(first)

    def test_a_break_is_a_dashed_line_where_it_was(self, slide: object) -> None:
        line = named(slide, "moment")
        start, wide = plot_of(named(slide, "chart"))
        at = start + CODES.index("2022-Q3") * wide / len(CODES)
        assert line.left == pytest.approx(at, abs=6350)
        assert str(line.line.dash_style).startswith("DASH")

    def test_names_stand_above_the_plot_and_do_not_lie_on_one_another(self, slide: object) -> None:
        texts = [shape for shape in slide.shapes if shape.name.startswith("moment-")]
        top = next(shape for shape in slide.shapes if shape.name == "stretch").top
        for at, one in enumerate(texts):
            assert one.top + one.height <= top + 6350
            for other in texts[at + 1 :]:
                assert (
                    one.left + one.width <= other.left
                    or other.left + other.width <= one.left
                    or one.top + one.height <= other.top
                    or other.top + other.height <= one.top
                )

    def test_where_nothing_happened_the_plot_has_the_room(self) -> None:
        slide = slide_of(picture())
        assert not [shape for shape in slide.shapes if shape.name.startswith(("moment", "stretch"))]


class TestMarked:
    def test_only_marked_figures_look_different(self) -> None:
        facts = named(slide_of(picture(*MARKED)), "chart").chart.plots[1].series[0]
        found = {
            int(point.find(f"{CHART}idx").get("val")): point.find(f".//{CHART}symbol").get("val")
            for point in facts._element.iter(f"{CHART}dPt")
        }
        assert found == {CODES.index("2026-Q3"): "circle", CODES.index("2020-Q1"): "triangle"}
        assert facts.marker.style == XL_MARKER_STYLE.CIRCLE

    def test_other_series_have_none(self) -> None:
        chart = named(slide_of(picture(*MARKED)), "chart").chart
        assert len(list(chart.element.iter(f"{CHART}dPt"))) == 2


class TestTarget:
    def label(self, name: str) -> object:
        made = every_role()
        series = tuple(
            replace(each, name=name) if each.name.startswith("target") else each
            for each in made.series
        )
        chart = named(slide_of(replace(made, series=series)), "chart").chart
        target = next(each for each in chart.plots[1].series if each.name == name)
        return next(target._element.iter(f"{CHART}dLbl"))

    def test_its_value_stands_after_its_name(self) -> None:
        label = self.label("target")
        assert label.find(f"{CHART}showVal").get("val") == "1"
        assert label.find(f"{CHART}separator").text == " "
        assert label.find(f"{CHART}numFmt").get("formatCode").startswith('#,##0.0"%"')

    def test_its_value_is_not_said_twice(self) -> None:
        assert self.label("target 26.0%").find(f"{CHART}showVal").get("val") == "0"


class TestTimes:
    @pytest.mark.parametrize(
        ("codes", "at", "share"),
        [
            (("2024",), 2024.5, 0.5),
            (("2023", "2024"), 2024.0, 0.5),
            (("2023-24", "2024-25"), 2024.25, 0.5),
            (("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"), 2024.25, 0.25),
            (("2019-2021", "2020-2022"), 2020.5, 0.25),
        ],
    )
    def test_a_decimal_year_lies_among_the_periods(
        self, codes: tuple[str, ...], at: float, share: float
    ) -> None:
        times = read_times(codes)
        assert times is not None
        assert times.share(at) == pytest.approx(share, abs=0.01)

    @pytest.mark.parametrize("codes", [(), ("spring",), ("2024", "2024-Q1")])
    def test_codes_of_no_one_kind_have_no_times(self, codes: tuple[str, ...]) -> None:
        assert read_times(codes) is None

    def test_only_the_middle_of_a_period_is_of_it(self) -> None:
        times = read_times(("2023", "2024"))
        assert times is not None
        assert (times.index(2024.5), times.index(2024.3)) == (1, None)
