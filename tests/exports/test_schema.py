"""The schemas say what the records take, and where they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.exports.schemas import (
    DIALECT,
    REGISTER,
    SUMMARY,
    register_schema,
    schema_exports,
    summary_schema,
)
from onrecord.index import build
from onrecord.model import Corpus, FrontMatter, Speaker
from onrecord.project.records import standard
from onrecord.site.site import Settings, Site
from tests.programs import ajv, check_jsonschema

EMPTY = Corpus({}, {}, {}, {}, frameworks=standard())


def site(address: str = "") -> Site:
    """Return an empty site at that address."""
    return Site(EMPTY, build(EMPTY, {}), Settings(address=address))


def made(address: str) -> dict[str, dict[str, Any]]:
    """Return the schemas of a site at that address."""
    return {export.path: json.loads(export.content) for export in schema_exports(site(address))}


def references(node: Any) -> set[str]:
    """Return where the references of a schema lead."""
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*map(references, node.values()))
    return set().union(*map(references, node)) if isinstance(node, list) else set()


def test_a_schema_knows_its_address_where_the_site_does() -> None:
    """`$id` is the address of the file; without an address there is none."""
    here = made("https://example.org/site/")
    assert here[SUMMARY]["$id"] == "https://example.org/site/schema/summary.json"
    assert here[REGISTER]["$id"] == "https://example.org/site/schema/speakers.json"
    assert all("$id" not in schema for schema in made("").values())
    assert {schema["$schema"] for schema in made("").values()} == {DIALECT}


def test_schemas_are_the_same_every_time() -> None:
    """The same records make the same bytes."""
    assert list(schema_exports(site())) == list(schema_exports(site()))


def test_summary_has_every_key_but_an_id() -> None:
    """Every key of the front matter is there with title and words, and nothing else may be."""
    schema = summary_schema(standard())
    assert schema["properties"].keys() == FrontMatter.model_fields.keys()
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["title", "date", "speakers", "norms"]
    for field in schema["properties"].values():
        assert field["description"]
        assert re.fullmatch(r"[A-Z][a-z ]+", field["title"])


def test_an_appearance_is_an_id_or_keys() -> None:
    """Both spellings of a person are in the schema."""
    for key in ("speakers", "moderators"):
        bare, whole = summary_schema(standard())["properties"][key]["items"]["anyOf"]
        assert bare["type"] == "string"
        assert re.fullmatch(bare["pattern"], "ada-example")
        assert whole == {"$ref": "#/$defs/Appearance"}


def test_register_is_people_by_id() -> None:
    """The id is the key of an entry, not a key in it; `from` is spelled as people write it."""
    schema = register_schema()
    person = schema["$defs"]["Speaker"]
    assert person["properties"].keys() == Speaker.model_fields.keys() - {"id"}
    assert person["required"] == ["name"]
    assert "from" in schema["$defs"]["Affiliation"]["properties"]
    assert re.fullmatch(schema["propertyNames"]["pattern"], "ada-example")


def test_every_reference_leads_somewhere() -> None:
    """No schema refers to a part it has not."""
    for schema in (summary_schema(standard()), register_schema()):
        targets = {f"#/$defs/{name}" for name in schema["$defs"]}
        assert references(schema) <= targets


def test_examples_are_data() -> None:
    """An example of a list is a list, and the record takes what the examples say."""
    fields: Mapping[str, Any] = summary_schema(standard())["properties"]
    shown = {key: field["examples"][0] for key, field in fields.items() if "examples" in field}
    assert shown["norms"] == ["13e", "13k"]
    assert FrontMatter.model_validate(shown).speakers[0].id == shown["speakers"][0]


def test_other_validators_take_the_schemas(repository: Path, tmp_path: Path) -> None:
    """They are sound schemas, and what this repository holds passes them."""
    schemas = {"summary.json": summary_schema(standard()), "speakers.json": register_schema()}
    for name, schema in schemas.items():
        (tmp_path / name).write_text(json.dumps(schema), encoding="utf-8")
    check_jsonschema("--check-metaschema", *(tmp_path / name for name in schemas))
    check_jsonschema("--schemafile", tmp_path / "speakers.json", repository / "speakers.yaml")
    fronts = []
    for path in sorted((repository / "summaries").glob("*.md")):
        front = tmp_path / f"{path.stem}.yaml"
        front.write_text(path.read_text(encoding="utf-8").split("---\n")[1], encoding="utf-8")
        fronts.append(front)
    check_jsonschema("--schemafile", tmp_path / "summary.json", *fronts)


@pytest.mark.slow
def test_ajv_takes_the_schemas(repository: Path) -> None:
    """In its strict mode, which editors use; what this repository holds passes, and nothing else."""
    register = yaml.safe_load((repository / "speakers.yaml").read_text(encoding="utf-8"))
    right, identifier, key = ajv(
        register_schema(),
        register,
        {"Ann Example": {"name": "Ann Example"}},
        {"ann-example": {"name": "Ann Example", "nme": "Ann"}},
    )
    assert right == []
    assert "propertyNames" in {one["keyword"] for one in identifier}
    assert [one["params"] for one in key] == [{"additionalProperty": "nme"}]
    texts = [path.read_text("utf-8") for path in (repository / "summaries").glob("*.md")]
    fronts = [yaml.safe_load(text.split("---\n")[1]) for text in texts]
    schema = summary_schema(standard())
    *passed, empty = ajv(schema, *fronts, {})
    assert passed == [[]] * len(fronts)
    assert len(empty) == len(schema["required"])


WORDS = frozenset(
    "$defs $id $ref $schema additionalProperties anyOf default description enum examples format "
    "items maxItems maxLength maximum minLength minimum pattern properties propertyNames required title type".split()
)


def words_of(schema: Any) -> set[str]:
    """Return the words of JSON Schema that a schema uses."""
    if isinstance(schema, list):
        return set().union(*map(words_of, schema))
    if not isinstance(schema, dict):
        return set()
    names = {"properties", "$defs"} & schema.keys()
    inside = (value for name in names for value in schema[name].values())
    plain = {key: value for key, value in schema.items() if key not in names}
    data = {"default", "examples", "enum"}
    below = (value for key, value in plain.items() if key not in data)
    return set(schema).union(*map(words_of, inside), *map(words_of, below))


@pytest.mark.parametrize(
    "schema", [summary_schema(standard()), register_schema()], ids=["summary", "register"]
)
def test_schemas_have_words_of_the_standard_alone(schema: Any) -> None:
    """Ajv refuses a schema with any other, unless it is told not to be strict: here, without Ajv."""
    assert words_of(schema) <= WORDS
