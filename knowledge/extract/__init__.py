"""From the text of a United Nations press release or news story to facts, each with its quotation.

Pure functions: bytes to text (`read_text`), text to facts (`extract`), facts to the command line's JSON
(`to_contract`). Knows no files, no folders and nothing of questions.
"""

from knowledge.extract.assemble import Extraction, Named, extract
from knowledge.extract.contract import to_contract
from knowledge.extract.reading import MAX_BYTES, ExtractError, read_text

__all__ = ["MAX_BYTES", "ExtractError", "Extraction", "Named", "extract", "read_text", "to_contract"]
