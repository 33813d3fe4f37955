"""No string reaches a screen without Welsh, and what would hide one is named."""

from collections.abc import Callable
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo

from locales import catalogue
from locales.catalogue_check import find_problems

Plant = Callable[[str], Path]


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """Give a function that makes a tree whose one page holds some code."""

    def plant_page(code: str) -> Path:
        page = tmp_path / "pages" / "home" / "board.py"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(code, encoding="utf-8")
        return tmp_path

    return plant_page


def translate(root: Path, **welsh: str) -> None:
    """Fill in Welsh in the order of the catalogue's empty entries."""
    path = catalogue.po_path(root)
    text = path.read_text(encoding="utf-8")
    head, body = text.split("\n\n", 1)
    for english, given in welsh.items():
        body = body.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{given}"')
    path.write_text(f"{head}\n\n{body}", encoding="utf-8")


def read_back(root: Path) -> GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalogue.read_welsh(root))
    return GNUTranslations(BytesIO(compiled.getvalue()))


def only_problem(root: Path) -> str:
    (problem,) = find_problems(root)
    return problem


def only_problem_after_update(root: Path) -> str:
    catalogue.update(root)
    return only_problem(root)


def test_the_catalogue_is_complete_and_in_step() -> None:
    assert find_problems() == []


def test_an_untranslated_string_fails_the_check(
    plant: Plant, capsys: pytest.CaptureFixture[str]
) -> None:
    root = plant('title = _("Nobody has translated this")\n')
    assert catalogue.main(["check"], root) == 1
    assert "'Nobody has translated this': in the code (pages/home/board.py)" in (
        capsys.readouterr().err
    )
    assert catalogue.main(["update"], root) == 0
    assert catalogue.main(["check"], root) == 1
    assert capsys.readouterr().err == "'Nobody has translated this': no Welsh\n"


def test_a_translated_string_passes_and_is_read_back(plant: Plant) -> None:
    root = plant('title = _("Wales")\n')
    catalogue.update(root)
    translate(root, Wales="Cymru")
    assert catalogue.main(["check"], root) == 0
    assert read_back(root).gettext("Wales") == "Cymru"


def test_updating_keeps_welsh_comments_and_bytes(plant: Plant) -> None:
    root = plant('title = _("Wales")\n')
    catalogue.update(root)
    translate(root, Wales="Cymru")
    path = catalogue.po_path(root)
    path.write_text(path.read_text(encoding="utf-8").replace("# unverified", "# source: ONS"))
    before = path.read_bytes()
    plant('# a line further down\n\ntitle = _("Wales")\n')
    catalogue.update(root)
    assert path.read_bytes() == before


def test_a_new_string_is_marked_as_unverified(plant: Plant) -> None:
    root = plant('title = _("Wales")\n')
    catalogue.update(root)
    assert '# unverified\n#: pages/home/board.py\nmsgid "Wales"' in (
        catalogue.po_path(root).read_text(encoding="utf-8")
    )


def test_welsh_that_says_nothing_of_its_origin_fails(plant: Plant) -> None:
    root = plant('title = _("Wales")\n')
    catalogue.update(root)
    translate(root, Wales="Cymru")
    path = catalogue.po_path(root)
    path.write_text(path.read_text(encoding="utf-8").replace("# unverified\n", ""))
    assert only_problem(root).startswith("'Wales': neither `# unverified` nor `# source: …`")


def test_a_fuzzy_entry_fails(plant: Plant) -> None:
    root = plant('title = _("Wales")\n')
    catalogue.update(root)
    translate(root, Wales="Cymru")
    path = catalogue.po_path(root)
    path.write_text(
        path.read_text(encoding="utf-8").replace('msgid "Wales"', '#, fuzzy\nmsgid "Wales"')
    )
    assert only_problem(root).startswith("'Wales': marked fuzzy")


def test_a_string_that_left_the_code_fails_until_updated(plant: Plant) -> None:
    root = plant('title = _("Wales")\nother = _("Map")\n')
    catalogue.update(root)
    translate(root, Wales="Cymru", Map="Map")
    plant('title = _("Wales")\n')
    assert "'Map': in the catalogue, no longer in the code: run update" in find_problems(root)
    catalogue.update(root)
    assert find_problems(root) == []


def test_an_obsolete_entry_fails(plant: Plant) -> None:
    root = plant('title = _("Wales")\n')
    catalogue.update(root)
    translate(root, Wales="Cymru")
    with catalogue.po_path(root).open("a", encoding="utf-8") as file:
        file.write('\n#~ msgid "Gone"\n#~ msgstr "Wedi mynd"\n')
    assert only_problem(root) == "'Gone': an obsolete entry: run update"


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ("Area: {name}", "Ardal: {enw}"),
        ("Area: {name}", "Ardal:"),
        ("Area: {name}", "Ardal: {name"),
        ("Area: {name}", "Ardal: {name} {name_cy}"),
        ("Area: {}", "Ardal:"),
        ("Area: %(name)s", "Ardal: %(enw)s"),
        ("Area: %s", "Ardal:"),
    ],
)
def test_a_field_lost_in_translation_fails(plant: Plant, english: str, welsh: str) -> None:
    root = plant(f'title = _("{english}")\n')
    catalogue.update(root)
    translate(root, **{english: welsh})
    assert repr(english) in only_problem(root)


def test_a_field_may_move_and_be_formatted_otherwise(plant: Plant) -> None:
    english = "{share:.0%} of {plan}, 3% more"
    root = plant(f'title = _("{english}")\n')
    catalogue.update(root)
    translate(root, **{english: "O {plan}: {share}, 3% yn fwy"})
    assert find_problems(root) == []


def test_blanks_lost_at_an_end_fail(plant: Plant) -> None:
    root = plant('title = _("Wales ")\n')
    catalogue.update(root)
    translate(root, **{"Wales ": "Cymru"})
    assert "other blanks" in only_problem(root)


def test_every_one_of_the_six_welsh_plurals_is_wanted(plant: Plant) -> None:
    root = plant('title = ngettext("{n} year", "{n} years", n)\n')
    catalogue.update(root)
    assert only_problem(root) == "'{n} year': no Welsh"
    forms = ["{n} mlynedd", "{n} flwyddyn", "{n} flynedd", "{n} blynedd", "{n} blynedd", "{n} oed"]
    path = catalogue.po_path(root)
    text = path.read_text(encoding="utf-8")
    for number, form in enumerate(forms):
        text = text.replace(f'msgstr[{number}] ""', f'msgstr[{number}] "{form}"')
    path.write_text(text, encoding="utf-8")
    assert find_problems(root) == []
    compiled = read_back(root)
    numbers = {0: 0, 1: 1, 2: 2, 3: 3, 6: 4, 4: 5, 5: 5, 100: 5}
    for number, form in numbers.items():
        assert compiled.ngettext("{n} year", "{n} years", number) == forms[form]


@pytest.mark.parametrize(
    "call",
    [
        '_(f"Area: {name}")',
        'texts.gettext(f"Area: {name}")',
        'ngettext("{n} place", f"{n} places", n)',
        'pgettext("month", f"May {year}")',
        'npgettext("map", f"{n} place", f"{n} places", n)',
        '_("Area: " + name)',
        '_("Area: %s" % name)',
        '_("Area: {}".format(name))',
    ],
)
def test_a_text_built_inside_the_call_fails(plant: Plant, call: str) -> None:
    root = plant(f"title = {call}\n")
    catalogue.update(root)
    assert any(problem.startswith("pages/home/board.py:1: ") for problem in find_problems(root))


@pytest.mark.parametrize(
    "call",
    ['_("Area: {name}").format(name=name)', "_(label)", "_(labels[code])", "_(label_of(code))"],
)
def test_a_whole_text_or_a_marked_one_passes(plant: Plant, call: str) -> None:
    root = plant(f"title = {call}\n")
    assert not any(problem.startswith("pages") for problem in find_problems(root))


@pytest.mark.parametrize(
    "call",
    [
        '_("Map")',
        'self._("Map")',
        'mark("Map")',
        'texts.gettext("Map")',
        '_.ngettext("Map", "{count} maps", count)',
        "f'<p>{_(\"Map\")}</p>'",
        '_("Map", name=name)',
        '_("Area: {name}", name=_("Map"))',
        'show(_("Map"), alt=f"{name}")',
    ],
)
def test_every_way_of_naming_a_text_is_extracted(plant: Plant, call: str) -> None:
    root = plant(f"title = {call}\n")
    assert "Map" in catalogue.extract_template(root)


def test_a_translator_called_where_it_is_made_is_seen(plant: Plant) -> None:
    root = plant("from locales import text\ntitle = text(lang)('Map')\n")
    assert "Map" in catalogue.extract_template(root)
    assert only_problem_after_update(root) == "'Map': no Welsh"


def test_a_word_that_is_two_in_welsh_has_two_entries(plant: Plant) -> None:
    root = plant('titles = [_.pgettext("month", "May"), _.pgettext("permission", "May")]\n')
    template = catalogue.extract_template(root)
    assert {message.context for message in template if message.id} == {"month", "permission"}


def test_what_the_code_tells_translators_reaches_them(plant: Plant) -> None:
    code = (
        "# Translators: the noun,\n# not the verb\ntitle = _('Map')\n# other\nplain = _('Area')\n"
    )
    template = catalogue.extract_template(plant(code))
    assert template["Map"].auto_comments == ["Translators: the noun,", "not the verb"]
    assert template["Area"].auto_comments == []


@pytest.mark.parametrize(
    "code",
    [
        "say = text(lang)",
        "say: Translator = text(lang)",
        "self.say = text(lang)",
        "def show(say: Translator): pass",
        "def show(*, say: 'Translator'): pass",
        "import locales\nsay = locales.text(lang)",
    ],
)
def test_a_translator_by_another_name_fails(plant: Plant, code: str) -> None:
    root = plant(f"from locales import Translator, text\n{code}\n")
    catalogue.update(root)
    assert "a translator called otherwise than _" in only_problem(root)


@pytest.mark.parametrize(
    "code",
    [
        "from locales import text\n_ = text(lang)",
        "from locales import text\nself._ = text(lang)",
        "from locales import Translator\ndef show(_: Translator): pass",
        "from sqlalchemy import text\nquery = text('select 1')",
    ],
)
def test_a_translator_by_its_own_name_passes(plant: Plant, code: str) -> None:
    root = plant(f"{code}\n")
    catalogue.update(root)
    assert find_problems(root) == []


def test_an_unknown_command_is_a_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogue.main(["translate"]) == 2
    assert "update|check" in capsys.readouterr().err
