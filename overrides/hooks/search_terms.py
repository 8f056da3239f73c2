"""Gives the Chinese search index the glossary's terms as whole words."""

import logging
import re
from collections.abc import Iterable
from pathlib import Path

import jieba
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from snippets.glossary import Term, load_glossary

ROOT = Path(__file__).parents[2]


def chinese_words(terms: Iterable[Term]) -> list[str]:
    """The Chinese forms of the terms, each run of Chinese characters a word."""
    wordings = [term.wordings["zh"] for term in terms]
    forms = " ".join(form for wording in wordings for form in (wording.term, *wording.also))
    return sorted(set(re.findall(r"[\u4e00-\u9fff]{2,}", forms)))


@event_priority(100)  # before the search plugin reads the file
def on_config(config: MkDocsConfig) -> None:
    if config.extra["language"] != "zh":
        return
    path = ROOT / ".cache" / "jieba_terms.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(chinese_words(load_glossary())) + "\n", encoding="utf-8")
    jieba.setLogLevel(logging.WARNING)
    config.plugins["material/search"].config.jieba_dict_user = str(path)
