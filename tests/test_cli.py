"""The command line: every command, its exit code, and one sentence for each way to get it wrong."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot import cli, invitation

ROOT = Path(__file__).parent.parent
TOKEN_FREE = {name: text for name, text in os.environ.items() if name not in ("DISCORD_TOKEN", "KNOWLEDGE_DIR")}


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.delenv("KNOWLEDGE_DIR", raising=False)
    monkeypatch.chdir(tmp_path)


def process(*arguments: str | bytes, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a person would."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        capture_output=True,
        check=False,
        env=TOKEN_FREE | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | environ,
    )


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a command that must be refused in one sentence; return the sentence."""
    assert cli.main(arguments) == cli.WRONG_USE
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors.startswith("treatybot: ")
    assert errors.endswith(".\n")
    assert errors.count("\n") == 1
    return errors.removeprefix("treatybot: ").strip()


def test_ask(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "has Peru ratified?"]) == 0
    output, errors = capsys.readouterr()
    answer, source = output.splitlines()
    assert answer.startswith("Yes. Peru is among the")
    assert source.startswith("Source: UN Information Service, 27 January 2004, paragraph 6; as of 20 January 2004")
    assert errors == ""


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("when did it enter into force?", 0),
        ("how many parties are there today?", 0),
        ("hello", 0),
        ("has Congo ratified?", 1),
        ("what is the best pizza in town?", 1),
    ],
)
def test_the_exit_code_tells_the_outcome(question: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", question]) == code
    assert capsys.readouterr().out


def test_a_question_without_quotation_marks(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "has", "Peru", "ratified?"]) == 0
    assert "Peru" in capsys.readouterr().out


def test_ask_json() -> None:
    done = process("ask", "--json", "has Perú ratified?")
    assert done.returncode == 0
    assert done.stdout.count(b"\n") == 1
    answer = json.loads(done.stdout)
    assert answer["question"] == "has Perú ratified?"
    assert (answer["outcome"], answer["handler"], answer["states"]) == ("answered", "ratified", ["PER"])
    assert answer["citations"][0]["as_of"] == "2004-01-20"


def test_json_is_utf_8_and_text_is_what_the_terminal_can() -> None:
    legacy = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    assert json.loads(process("ask", "--json", "has Peru ratified?", **legacy).stdout)
    done = process("ask", "what is smuggling of migrants?", **legacy)
    assert done.returncode == 0
    assert done.stdout.isascii()


def test_ask_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "--explain", "has Peru ratified?"]) == 0
    assert "PER" in capsys.readouterr().out


def test_ask_batch_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"question": "has Peru ratified?"}\n{}\n', encoding="utf-8")
    done = process("ask", "--batch", str(file))
    assert done.returncode == 0
    good, bad = map(json.loads, done.stdout.splitlines())
    assert good["handler"] == "ratified"
    assert bad == {"error": "line 2: the row has no question."}
    assert done.stderr == b"1 bad of 2 rows\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "COMMAND is missing"),
        (["answer"], "invalid choice: 'answer'"),
        (["--loud"], "COMMAND is missing"),
        (["ask"], "a question is missing"),
        (["ask", ""], "the question is empty"),
        (["ask", " \n\u200b"], "the question is empty"),
        (["ask", "x" * 4001], "the question has 4,001 characters; at most 4,000 are allowed"),
        (["ask", "has Peru\udcff ratified?"], "argument 2 is not valid UTF-8"),
        (["ask", "--loud", "hello"], "unknown option or argument --loud"),
        (["ask", "--js", "hello"], "unknown option or argument --js"),
        (["ask", "--json", "--explain", "hello"], "not allowed with"),
        (["ask", "--batch"], "expected one argument"),
        (["ask", "--batch", "-", "hello"], "with --batch the questions stand in the file"),
        (["ask", "--batch", "there is no such file"], "cannot be read: No such file or directory"),
        (["ask", "--batch", "."], "cannot be read: Is a directory"),
        (["chat", "hello"], "unknown option or argument hello"),
        (["evaluate"], "FILE is missing"),
        (["invite"], "give the application's id, or set DISCORD_TOKEN"),
        (["invite", "treatybot"], "an application id is a number, not treatybot"),
        (["invite", "0"], "an application id is a number"),
    ],
)
def test_wrong_use(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said in refused(capsys, *arguments)


def test_a_question_that_is_not_utf_8() -> None:
    done = process("ask", b"has Peru \xff ratified?")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"treatybot: argument 2 is not valid UTF-8.\n"


def test_the_longest_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ask", "has Peru ratified? ".ljust(4000, "x")]) in (0, 1)
    assert capsys.readouterr().out


def test_evaluate(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    rows = [
        {"question": "has Peru ratified?", "answer_type": "ratified", "must": ["Peru"]},
        {
            "question": "and Mexico?",
            "context": ["has Peru ratified?"],
            "answer_type": "ratified",
            "must": ["Mars"],
        },
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert cli.main(["evaluate", str(file)]) == 0
    assert "right 1 (50.0%)" in capsys.readouterr().out
    (tmp_path / "empty.jsonl").write_text("")
    assert cli.main(["evaluate", str(tmp_path / "empty.jsonl")]) == 0
    capsys.readouterr()
    (tmp_path / "broken.jsonl").write_text("{}\n")
    assert "broken.jsonl" in refused(capsys, "evaluate", str(tmp_path / "broken.jsonl"))
    assert "gone.jsonl" in refused(capsys, "evaluate", str(tmp_path / "gone.jsonl"))


@pytest.mark.parametrize("command", [["ask", "hello"], ["chat"], ["ask", "--batch", "-"]])
def test_knowledge_that_cannot_be_used(
    command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path / "nowhere"))
    assert "the knowledge cannot be used: " in refused(capsys, *command)
    broken = tmp_path / "broken"
    (broken / "vocabulary").mkdir(parents=True)
    (broken / "vocabulary" / "states.yaml").write_text("states: [\n", encoding="utf-8")
    monkeypatch.setenv("KNOWLEDGE_DIR", str(broken))
    assert "the knowledge cannot be used: " in refused(capsys, *command)


def test_settings_that_cannot_be_used(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"KNOWLEDGE_DIR=\xff\n")
    assert refused(capsys, "ask", "hello") == ".env is not valid UTF-8."


def test_serve_without_a_token_is_refused_with_every_problem(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHARD_COUNT", "many")
    assert cli.main(["serve"]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("treatybot: DISCORD_TOKEN is not set")
    assert second == 'treatybot: SHARD_COUNT must be a whole number from 1 up, not "many".'


def test_invite(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    import discord

    given = int(capsys_link(capsys, "invite", "199737254929760256").partition("permissions=")[2])
    assert {name for name, allowed in discord.Permissions(given) if allowed} == {
        "view_channel",
        "read_messages",
        "send_messages",
        "send_messages_in_threads",
        "embed_links",
        "read_message_history",
    } & {name for name, _ in discord.Permissions.all()}
    expected = discord.utils.oauth_url(
        199737254929760256,
        permissions=discord.Permissions(given),
        scopes=("bot", "applications.commands"),
    )
    assert sorted(invitation.link(199737254929760256).partition("?")[2].split("&")) == sorted(
        expected.partition("?")[2].split("&")
    )
    monkeypatch.setenv("DISCORD_TOKEN", "MTk5NzM3MjU0OTI5NzYwMjU2.GabcDE.secret")
    assert "client_id=199737254929760256&" in capsys_link(capsys, "invite")
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    assert refused(capsys, "invite") == "DISCORD_TOKEN holds no application id; give the id."


def capsys_link(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert cli.main(arguments) == 0
    return capsys.readouterr().out.strip()


def test_a_reader_that_goes_away() -> None:
    rows = b'{"question": "who ratified?"}\n' * 2000
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--batch", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=TOKEN_FREE | {"PYTHONPATH": str(ROOT)},
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdin.write(rows[:100])
        child.stdin.flush()
        child.stdout.readline()
        child.stdout.close()
        try:
            child.stdin.write(rows)
            child.stdin.close()
        except BrokenPipeError:
            child.stdin = None  # it left while we were writing
        assert child.wait() == cli.BROKEN_PIPE
        assert child.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_an_output_that_is_closed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert cli.main(["ask", "has Peru ratified?"]) == cli.WRONG_USE
    assert capsys.readouterr().err == "treatybot: standard output is closed.\n"


def test_an_expression_that_is_none(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"question": "peru", "must": ["("]}\n')
    assert refused(capsys, "evaluate", "rows.jsonl").startswith("rows.jsonl, line 1: “(” is no regular expression: ")


def test_a_disk_that_is_full() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "ask", "hello"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=TOKEN_FREE | {"PYTHONPATH": str(ROOT)},
        )
    assert done.returncode == 2
    assert done.stderr == b"treatybot: the output cannot be written: No space left on device.\n"


def test_ctrl_c_is_no_traceback(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(io.StringIO):
        def write(self, _: str) -> int:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdout", Interrupted())
    assert cli.main(["invite", "5"]) == cli.INTERRUPTED
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", ["chat", "ask", "serve", "evaluate", "invite"])
def test_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([command, "--help"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: treatybot {command}")


def test_ask_loads_nothing_it_does_not_need() -> None:
    heavy = ["discord", "aiohttp", "asyncio", "yaml", "babel", "symspellpy", "dotenv"]
    code = f"""
import sys
from bot.cli import main
main(["ask", "has Peru ratified?"])
sys.stdout = None
sys.exit(" ".join(name for name in {heavy} if name in sys.modules) or 0)
"""
    command = [sys.executable, "-c", code]
    environ = TOKEN_FREE | {"PYTHONPATH": str(ROOT)}
    for _ in range(2):  # the first run may have to write the snapshot that the second one reads
        done = subprocess.run(command, capture_output=True, check=False, env=environ)
    assert (done.returncode, done.stderr) == (0, b"")
