"""The chores: what `make` lists, what is pinned, and how the scripts fail."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures import chromium, office

ROOT = Path(__file__).resolve().parents[1]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LOCKS = ("requirements", "requirements-dev")


def run(*command: str | Path, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    # These tests may themselves run under make, which would make the inner one a sub-make.
    outer = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        command, cwd=cwd, env=outer | env, capture_output=True, text=True, timeout=60
    )


def write_program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_help_lists_every_command_with_what_it_does() -> None:
    listed = set(re.findall(r"^  make (\S+) +\S", run("make", "help").stdout, re.MULTILINE))
    assert listed == set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))
    assert listed >= {"help", "run", "test", "check", "format", "lock", "bench", "clean"}


def test_make_alone_shows_the_help() -> None:
    assert run("make").stdout == run("make", "help").stdout


def test_the_makefile_keeps_to_what_macos_ships() -> None:
    """GNU make 3.81 has no `.ONESHELL`, no grouped targets (`&:`), no `$(file …)`, no `!=`."""
    code = re.sub(r"^#.*$", "", MAKEFILE, flags=re.MULTILINE)
    assert not re.search(r"\.ONESHELL|&:|\$\(file |^\w+ *!=", code, re.MULTILINE)


def test_roles_may_be_tried_under_make_run_and_nothing_else() -> None:
    (line,) = (line for line in MAKEFILE.splitlines() if "TRY_ROLES" in line)
    assert line == "\t@exec env TRY_ROLES=1 $(PY) serve.py"
    others = [ROOT / ".ci", ROOT / "serve.py", ROOT / "app.py", ROOT / "manage.py"]
    files = [each for path in others for each in (path.iterdir() if path.is_dir() else [path])]
    assert not [file for file in files if "TRY_ROLES" in file.read_text(encoding="utf-8")]


def test_check_is_the_five_fast_parts_and_test_begins_with_it() -> None:
    assert "\ncheck: format-check lint types layers catalogue ##" in MAKEFILE
    assert "\ntest: check " in MAKEFILE


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_and_hashed(lock: str) -> None:
    text = (ROOT / f"{lock}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE))
    assert len(entries) > 30
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==[0-9]", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("lock", LOCKS)
def test_every_name_asked_for_is_in_the_lock(lock: str) -> None:
    asked = (ROOT / f"{lock}.in").read_text(encoding="utf-8")
    names = [
        name.replace("_", "-") for name in re.findall(r"^([a-z][a-z0-9_-]*)", asked, re.MULTILINE)
    ]
    locked = (ROOT / f"{lock}.txt").read_text(encoding="utf-8")
    assert names
    assert [name for name in names if f"\n{name}==" not in locked] == []


def test_what_both_locks_pin_they_pin_alike() -> None:
    pins = [
        dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / f"{lock}.txt").read_text(), re.M))
        for lock in LOCKS
    ]
    shared = pins[0].keys() & pins[1].keys()
    assert shared
    assert {name: pins[0][name] for name in shared} == {name: pins[1][name] for name in shared}


def test_no_file_of_ours_names_a_package_registry() -> None:
    for name in ("Makefile", *(f"{lock}.{end}" for lock in LOCKS for end in ("in", "txt"))):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"--(extra-)?index-url|--find-links|https?://(?!localhost)", text), (
            name
        )


class TestMakeVenv:
    SCRIPT = ROOT / ".ci" / "make-venv"

    def test_it_passes_over_a_python_that_does_not_start(self, tmp_path: Path) -> None:
        write_program(tmp_path / "bin" / "python3", "exit 127")
        write_program(
            tmp_path / "bin" / "python3.14",
            'if [ "$2" = venv ]; then mkdir -p "$3/bin" && echo made >"$3/by"; fi',
        )
        path = f"{tmp_path / 'bin'}:/usr/bin:/bin"
        done = run(self.SCRIPT, tmp_path / "a folder" / "env", PATH=path)
        assert (done.returncode, done.stderr) == (0, "")
        assert (tmp_path / "a folder" / "env" / "by").read_text() == "made\n"

    def test_one_line_says_what_is_needed_where_python_is_too_old(self, tmp_path: Path) -> None:
        old = write_program(tmp_path / "old", "exit 1")
        done = run(self.SCRIPT, tmp_path / "env", old)
        assert done.returncode == 1
        assert "Python 3.11 or newer is needed" in done.stderr
        assert done.stderr.count("\n") == 1

    def test_one_line_says_what_to_install_where_venv_is_missing(self, tmp_path: Path) -> None:
        lame = write_program(
            tmp_path / "bin" / "python3",
            'case "$1$2" in -mvenv|-mpip|-mvirtualenv) exit 1;; esac\n'
            'case "$2" in *print*) echo 3.11;; esac',
        )
        for tool in ("dirname", "rm"):
            (tmp_path / "bin" / tool).symlink_to(str(shutil.which(tool)))
        done = run(self.SCRIPT, tmp_path / "env", lame, PATH=str(tmp_path / "bin"))
        assert done.returncode == 1
        assert done.stderr.splitlines() == [
            f"{lame} cannot make a virtual environment: install its venv module "
            "(Debian: apt-get install python3.11-venv)"
        ]


class TestInstallBrowser:
    """`.ci/install-browser` on a machine of stand-ins; the file `browser` says there is one."""

    def install(self, folder: Path, **tools: str) -> subprocess.CompletedProcess[str]:
        python = write_program(
            folder / "bin" / "python",
            f'case "$2" in tests.fixtures.chromium) test -e "{folder}/browser";;\n'
            f"playwright) {tools.pop('playwright', 'exit 1')};; esac",
        )
        for name, text in tools.items():
            write_program(folder / "bin" / name.replace("_", "-"), text)
        for tool in ("dirname", "env", "mktemp", "rm", "tail", "touch"):
            (folder / "bin" / tool).symlink_to(str(shutil.which(tool)))
        return run(ROOT / ".ci" / "install-browser", python, PATH=str(folder / "bin"))

    def test_the_one_there_is_will_do(self, tmp_path: Path) -> None:
        (tmp_path / "browser").touch()
        done = self.install(tmp_path, apt_get="exit 1", id="echo 0")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    @pytest.mark.parametrize(("user", "sudo"), [("0", "exit 1"), ("1000", 'shift; "$@"')])
    def test_debians_is_installed_by_root_or_without_a_password(
        self, tmp_path: Path, user: str, sudo: str
    ) -> None:
        takes = f'case "$*" in "install -y "*" chromium"*) touch "{tmp_path}/browser";; esac'
        done = self.install(tmp_path, apt_get=takes, id=f"echo {user}", sudo=sudo, true="exit 0")
        assert (done.returncode, done.stderr) == (0, "installing chromium fonts-dejavu-core\n")

    def test_else_playwrights_own_is_tried(self, tmp_path: Path) -> None:
        done = self.install(tmp_path, id="echo 1000", playwright=f'touch "{tmp_path}/browser"')
        assert (done.returncode, done.stderr) == (0, "")

    def test_else_one_line_says_what_to_install(self, tmp_path: Path) -> None:
        done = self.install(tmp_path, apt_get="exit 0", id="echo 1000", sudo="exit 1")
        assert done.returncode == 1
        assert done.stderr.splitlines() == [
            "The tests need a browser: install Chromium or Google Chrome, "
            "or set CHROMIUM=/path/to/it"
        ]


class TestInstallOffice:
    """`.ci/install-office` on a machine of stand-ins; the file `office` says there is one."""

    def install(self, folder: Path, **tools: str) -> subprocess.CompletedProcess[str]:
        python = write_program(
            folder / "bin" / "python",
            f'case "$2" in tests.fixtures.office) test -e "{folder}/office";; esac',
        )
        for name, text in tools.items():
            write_program(folder / "bin" / name.replace("_", "-"), text)
        for tool in ("dirname", "env", "mktemp", "rm", "tail", "touch"):
            (folder / "bin" / tool).symlink_to(str(shutil.which(tool)))
        return run(ROOT / ".ci" / "install-office", python, PATH=str(folder / "bin"))

    def test_the_one_there_is_will_do(self, tmp_path: Path) -> None:
        (tmp_path / "office").touch()
        done = self.install(tmp_path, apt_get="exit 1", id="echo 0")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    def test_debians_impress_is_installed_with_letters_as_wide_as_arials(
        self, tmp_path: Path
    ) -> None:
        packages = "libreoffice-impress fonts-liberation"
        takes = f'case "$*" in "install -y "*" {packages}") touch "{tmp_path}/office";; esac'
        done = self.install(tmp_path, apt_get=takes, id="echo 0")
        assert (done.returncode, done.stderr) == (0, f"installing {packages}\n")

    def test_else_one_line_says_what_to_install(self, tmp_path: Path) -> None:
        done = self.install(tmp_path, apt_get="exit 0", id="echo 0")
        assert done.returncode == 1
        assert done.stderr.splitlines()[-1] == (
            "The tests need LibreOffice Impress: install it, or set SOFFICE=/path/to/soffice"
        )


class TestInstallPango:
    """`.ci/install-pango` on a machine of stand-ins; the file `pango` says there is one."""

    def install(self, folder: Path, **tools: str) -> subprocess.CompletedProcess[str]:
        python = write_program(
            folder / "bin" / "python",
            f'case "$2" in "import weasyprint") test -e "{folder}/pango";; esac',
        )
        for name, text in tools.items():
            write_program(folder / "bin" / name.replace("_", "-"), text)
        for tool in ("dirname", "env", "mktemp", "rm", "tail", "touch"):
            (folder / "bin" / tool).symlink_to(str(shutil.which(tool)))
        return run(ROOT / ".ci" / "install-pango", python, PATH=str(folder / "bin"))

    def test_the_one_there_is_will_do(self, tmp_path: Path) -> None:
        (tmp_path / "pango").touch()
        done = self.install(tmp_path, apt_get="exit 1", id="echo 0")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    def test_debians_is_installed_where_nobody_need_be_asked(self, tmp_path: Path) -> None:
        packages = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        takes = f'case "$*" in "install -y "*" {packages}") touch "{tmp_path}/pango";; esac'
        done = self.install(tmp_path, apt_get=takes, id="echo 0")
        assert (done.returncode, done.stderr) == (0, f"installing {packages}\n")

    def test_else_one_line_says_what_to_install(self, tmp_path: Path) -> None:
        done = self.install(tmp_path, apt_get="exit 0", id="echo 0")
        assert done.returncode == 1
        assert "libpango-1.0-0" in done.stderr.splitlines()[-1]
        assert "brew install pango" in done.stderr.splitlines()[-1]

    def test_the_app_runs_without_and_the_tests_do_not(self) -> None:
        assert ".ci/install-pango $(PY) || echo" in MAKEFILE
        assert re.search(r"^test:.* paper ", MAKEFILE, re.MULTILINE)


class TestFindingAnOffice:
    @pytest.fixture(autouse=True)
    def _forget(self) -> Iterator[None]:
        office.find_office.cache_clear()
        yield
        office.find_office.cache_clear()

    def test_one_that_starts_and_makes_no_page_of_a_slide_is_passed_over(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lame = write_program(tmp_path / "soffice", "echo LibreOffice 1")
        monkeypatch.setenv("SOFFICE", str(lame))
        assert office.find_office() is None

    def test_the_one_named_is_the_one_taken(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        named = write_program(
            tmp_path / "my office",
            'while [ "$1" != --outdir ]; do shift; done\nprintf %%PDF >"$2/slides.pdf"',
        )
        monkeypatch.setenv("SOFFICE", str(named))
        assert office.find_office() == str(named)


class TestContinuousIntegration:
    """`.ci/run` beside a Makefile whose tests close as told."""

    def outcome(self, folder: Path, recipe: str) -> tuple[int, str]:
        (folder / ".ci").mkdir()
        shutil.copy(ROOT / ".ci" / "run", folder / ".ci" / "run")
        (folder / "Makefile").write_text(f"test:\n\t@{recipe}\n", encoding="utf-8")
        done = run(folder / ".ci" / "run", cwd=folder)
        return done.returncode, done.stdout.splitlines()[-1]

    def test_all_passed(self, tmp_path: Path) -> None:
        assert self.outcome(tmp_path, "echo '12 passed in 3.00s'") == (0, "12 passed in 3.00s")

    def test_a_failure(self, tmp_path: Path) -> None:
        recipe = "echo '1 failed, 2 passed in 3.00s'; exit 1"
        assert self.outcome(tmp_path, recipe) == (1 + 1, "1 failed, 2 passed in 3.00s")

    def test_nothing_collected(self, tmp_path: Path) -> None:
        status, last = self.outcome(tmp_path, "echo 'no tests ran in 0.01s'; exit 0")
        assert (status, last) == (1, "no tests ran in 0.01s")

    def test_a_skipped_test_has_shown_nothing(self, tmp_path: Path) -> None:
        assert self.outcome(tmp_path, "echo '9 passed, 1 skipped in 3.00s'")[0] == 1

    def test_no_pytest_at_all(self, tmp_path: Path) -> None:
        assert self.outcome(tmp_path, "true") == (1, "pytest did not finish")


class TestFindingABrowser:
    @pytest.fixture(autouse=True)
    def _forget(self) -> Iterator[None]:
        chromium.find_chromium.cache_clear()
        yield
        chromium.find_chromium.cache_clear()

    def test_the_one_named_is_the_one_taken(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        named = write_program(tmp_path / "my browser", "echo Chromium 1")
        monkeypatch.setenv("CHROMIUM", str(named))
        assert chromium.find_chromium() == str(named)

    def test_a_stub_that_does_not_start_is_passed_over(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_program(tmp_path / "chromium", "exit 1")
        real = write_program(tmp_path / "google-chrome", "echo Google Chrome 1")
        monkeypatch.delenv("CHROMIUM", raising=False)
        monkeypatch.setenv("PATH", str(tmp_path))
        assert chromium.find_chromium() == str(real)
