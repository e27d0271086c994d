"""Settings: from the environment, from ``.env``, and one sentence for each that cannot be used."""

from pathlib import Path

import pytest

from bot import settings
from bot.settings import Settings, SettingsError

EXAMPLE = Path(__file__).parent.parent / ".env.example"
NO_FILE = Path("there is no such file")


def problems(**environ: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        settings.load(environ, NO_FILE)
    return list(caught.value.problems)


def test_nothing_set_is_the_defaults() -> None:
    assert settings.load({}, NO_FILE) == Settings()


def test_everything_set(tmp_path: Path) -> None:
    loaded = settings.load(
        {
            "DISCORD_TOKEN": " abc.def.ghi ",
            "DISCORD_API_URL": "http://127.0.0.1:8080/api/v10/",
            "DISCORD_GATEWAY_URL": "ws://127.0.0.1:8080",
            "ADMIN_USER_IDS": "80351110224678912, 80351110224678913,",
            "ADMIN_GUILD_ID": "41771983423143937",
            "KNOWLEDGE_DIR": str(tmp_path),
            "LOG_LEVEL": "debug",
            "LOG_QUESTIONS": "Yes",
            "SHARD_COUNT": "4",
            "SHARD_IDS": "2,3",
        },
        NO_FILE,
    )
    assert loaded == Settings(
        discord_token="abc.def.ghi",
        discord_api_url="http://127.0.0.1:8080/api/v10",
        discord_gateway_url="ws://127.0.0.1:8080",
        admin_user_ids=frozenset({80351110224678912, 80351110224678913}),
        admin_guild_id=41771983423143937,
        knowledge_dir=tmp_path,
        log_level="DEBUG",
        log_questions=True,
        shard_count=4,
        shard_ids=(2, 3),
    )


def test_the_token_is_never_shown() -> None:
    assert "secret" not in repr(settings.load({"DISCORD_TOKEN": "secret"}, NO_FILE))
    [problem] = problems(DISCORD_TOKEN="Bot secret")
    assert problem.startswith("DISCORD_TOKEN must be")
    assert "secret" not in problem


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("DISCORD_TOKEN", "naïve"),
        ("DISCORD_API_URL", "127.0.0.1:8080"),
        ("DISCORD_API_URL", "ws://127.0.0.1"),
        ("DISCORD_API_URL", "http://"),
        ("DISCORD_API_URL", "http://[::1"),
        ("DISCORD_API_URL", "http://host:99999"),
        ("DISCORD_API_URL", "http://two words/api"),
        ("DISCORD_GATEWAY_URL", "https://gateway.example"),
        ("ADMIN_USER_IDS", "me"),
        ("ADMIN_USER_IDS", "1;2"),
        ("ADMIN_USER_IDS", "0"),
        ("ADMIN_USER_IDS", "-5"),
        ("ADMIN_GUILD_ID", "1,2"),
        ("ADMIN_GUILD_ID", "٣"),
        ("ADMIN_GUILD_ID", "9" * 5000),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_QUESTIONS", "maybe"),
        ("SHARD_COUNT", "0"),
        ("SHARD_COUNT", "1.5"),
    ],
)
def test_a_malformed_setting_is_named(name: str, text: str) -> None:
    [problem] = problems(**{name: text})
    assert problem.startswith(f"{name} must be ")
    assert problem.endswith(".")
    assert len(problem) < 200


@pytest.mark.parametrize(
    ("count", "ids", "said"),
    [
        ("", "0", "SHARD_IDS needs SHARD_COUNT"),
        ("2", "0,2", "SHARD_IDS must lie between 0 and 1"),
        ("2", "0,0", "SHARD_IDS must be different"),
        ("2", "0,,1", "SHARD_IDS must be different"),
        ("two", "0", "SHARD_COUNT must be"),
    ],
)
def test_shards(count: str, ids: str, said: str) -> None:
    [problem] = problems(SHARD_COUNT=count, SHARD_IDS=ids)
    assert problem.startswith(said)


def test_all_problems_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        settings.load({"LOG_LEVEL": "x", "SHARD_COUNT": "y"}, NO_FILE, token_needed=True)
    assert [problem.split()[0] for problem in caught.value.problems] == [
        "DISCORD_TOKEN",
        "LOG_LEVEL",
        "SHARD_COUNT",
    ]
    assert str(caught.value).count("\n") == 2


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("\ufeffLOG_LEVEL=ERROR\nDISCORD_TOKEN='a$b'  # the token\nexport LOG_QUESTIONS=true\nOTHER=1\n")
    assert settings.load({}, file) == Settings(discord_token="a$b", log_level="ERROR", log_questions=True)
    assert settings.load({"LOG_LEVEL": "INFO"}, file).log_level == "INFO"
    assert settings.load({"DISCORD_TOKEN": ""}, file).discord_token is None


def test_a_file_that_cannot_be_used(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    for content, said in ((b"A=1\n= 2\n", "line 2"), (b"A=\xff\n", "UTF-8")):
        file.write_bytes(content)
        with pytest.raises(SettingsError, match=said):
            settings.load({}, file)
    with pytest.raises(SettingsError, match="cannot be read"):
        settings.load({}, tmp_path)


def test_the_example_documents_every_setting() -> None:
    assert settings.load({}, EXAMPLE) == Settings()
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    written = {line.partition("=")[0]: lines[number - 1] for number, line in enumerate(lines) if "=" in line}
    assert tuple(written) == settings.NAMES
    assert [name for name, above in written.items() if not above.startswith("# ")] == []
    fields = tuple(Settings.__dataclass_fields__)
    assert fields == tuple(name.lower() for name in settings.NAMES)


def test_the_current_directory_is_looked_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    assert not settings.has_token()
    Path(".env").write_text("DISCORD_TOKEN=abc\n")
    assert settings.has_token()
    monkeypatch.setenv("DISCORD_TOKEN", "")
    assert not settings.has_token()
