"""The built site, read as HTML: what `mkdocs build --strict` does not see."""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import jieba
import lxml.html
import pytest

from snippets.glossary import Term, Wording
from tests.conftest import ROOT, SITE_URL, SUB_PATH, Site

sys.path.insert(0, str(ROOT / "overrides" / "hooks"))
from search_terms import chinese_words

KIB = 1024
WHOLE_WORDS = [
    "进程",
    "线程",
    "协程",
    "互斥锁",
    "死锁",
    "竞态条件",
    "守护线程",
    "猴子补丁",
    "多进程",
    "多线程",
]
# Attributes by which a page fetches something, by element.
FETCHES = {
    "img": "src",
    "script": "src",
    "source": "src",
    "iframe": "src",
    "object": "data",
    "use": "href",
}
FETCHING_RELATIONS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
}


@cache
def tree(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(path.read_bytes().decode("utf-8"))


def elements(site: Site) -> Iterator[tuple[Path, lxml.html.HtmlElement]]:
    for path in site.html_files:
        for element in tree(path).iter(lxml.etree.Element):
            yield path, element


def address(site: Site, path: Path) -> str:
    return urljoin(SITE_URL, path.relative_to(site.folder).as_posix())


def gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def test_links_images_and_anchors_lead_somewhere(site: Site):
    broken = []
    for path, element in elements(site):
        for attribute in ("href", "src", "data"):
            link = element.get(attribute)
            if not link or (
                element.get("rel") in ("canonical", "alternate") and element.tag == "link"
            ):
                continue
            target, fragment = urldefrag(urljoin(address(site, path), link))
            if not target.startswith(SITE_URL):
                if (
                    urlsplit(target).scheme not in ("http", "https", "mailto", "data")
                    or "127.0.0.1" in target
                ):
                    broken.append(f"{path.relative_to(site.folder)}: {link}")
                continue
            file = site.folder / unquote(
                urlsplit(target).path.removeprefix(urlsplit(SITE_URL).path)
            )
            is_there = file.is_file()
            if is_there and fragment and file.suffix == ".html":
                is_there = bool(tree(file).xpath("//*[@id=$id]", id=unquote(fragment)))
            if not is_there:
                broken.append(f"{path.relative_to(site.folder)}: {link}")
    assert not broken, "\n".join(broken)


def test_ids_are_unique(site: Site):
    for path in site.html_files:
        ids = tree(path).xpath("//@id")
        assert sorted(set(ids)) == sorted(ids), path


def test_links_within_the_site_are_relative(site: Site):
    """So that the site works at any sub-path, and from file:. A 404 page is shown at any address: its are absolute."""
    for path, element in elements(site):
        if path.name != "404.html" and element.tag != "link":
            for attribute in ("href", "src"):
                assert not (element.get(attribute) or "").startswith(("/", SITE_URL)), (
                    path,
                    element.attrib,
                )


def test_nothing_is_fetched_from_another_host(site: Site):
    fetched = []
    for path, element in elements(site):
        if element.tag == "link" and FETCHING_RELATIONS & set((element.get("rel") or "").split()):
            fetched.append((path, element.get("href")))
        if element.tag in FETCHES and element.get(FETCHES[element.tag]):
            fetched.append((path, element.get(FETCHES[element.tag])))
        if "url(" in (element.get("style") or ""):
            fetched.append((path, element.get("style")))
    for path in site.folder.rglob("*.css"):
        imports_and_urls = r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)"
        fetched += [
            (path, "".join(link)) for link in re.findall(imports_and_urls, path.read_text("utf-8"))
        ]
    assert fetched
    absolute = [(path, link) for path, link in fetched if re.match(r"(https?:)?//", link)]
    assert not [(path, link) for path, link in absolute if not link.startswith(SITE_URL)]


def test_pages_are_html_without_leftover_markup(site: Site):
    for path in site.html_files:
        text = path.read_text(encoding="utf-8")
        assert text.lstrip().lower().startswith("<!doctype html>"), path
        for element in tree(path).xpath(
            "//article//*[not(self::pre or self::code or self::script or self::style)]"
        ):
            if not element.xpath("ancestor::pre or ancestor::code"):
                shown = " ".join(element.xpath("text()"))
                assert not re.search(r"///|\{ *#[\w-]+ *\}|!!! |^:::", shown), (path, shown)


def test_language_description_and_title(site: Site):
    titles = {}
    for path in site.html_files:
        page = tree(path)
        english = path.is_relative_to(site.folder / "en")
        assert page.get("lang") == ("en" if english else "zh-CN"), path
        (description,) = page.xpath("//meta[@name='description']/@content")
        assert bool(re.search("[\u4e00-\u9fff]", description)) != english, (path, description)
        titles.setdefault(page.findtext(".//title").strip(), []).append(path)
    assert all(len(paths) == 1 for title, paths in titles.items() if "404" not in title), titles


def test_every_page_names_its_twin(site: Site):
    """The `hreflang` addresses exist, and both languages' pages name the same."""
    for path in site.pages:
        chinese = path.removeprefix("en/")
        found = {
            link.get("hreflang"): link.get("href")
            for link in tree(site.folder / path).xpath("//link[@hreflang]")
        }
        address = urljoin(SITE_URL, chinese).removesuffix("index.html")
        twin = urljoin(SITE_URL, f"en/{chinese}").removesuffix("index.html")
        assert found == {"zh-CN": address, "en": twin, "x-default": address}, path
        assert (site.folder / chinese).is_file(), path
        assert (site.folder / "en" / chinese).is_file(), path


def test_both_404_pages_speak_both_languages_and_lead_home(site: Site):
    for path in (site.folder / "404.html", site.folder / "en" / "404.html"):
        sections = tree(path).xpath("//article/section[@lang]")
        assert sorted(section.get("lang") for section in sections) == ["en", "zh-CN"]
        for section in sections:
            (link,) = section.xpath(".//a/@href")
            home = f"{SITE_URL}{'en/' if section.get('lang') == 'en' else ''}index.html"
            # The page is shown at whatever address was asked for.
            assert urljoin(f"{SITE_URL}some/where/else", link).replace("/en/../", "/") == home


def test_programs_can_be_downloaded_as_they_are(site: Site):
    links = [
        (path, link)
        for path in site.html_files
        for link in tree(path).xpath("//div[@class='snippet-head']//a[@download]/@href")
    ]
    assert links
    for path, link in links:
        language = "en" if path.is_relative_to(site.folder / "en") else "zh"
        program = ROOT / "snippets" / language / link.removeprefix("programs/")
        assert (path.parent / link).read_bytes() == program.read_bytes()


def test_sitemaps_list_every_page(site: Site):
    for prefix in ("", "en/"):
        listed = lxml.etree.parse(site.folder / prefix / "sitemap.xml").xpath(
            "//*[local-name()='loc']/text()"
        )
        pages = [page for page in site.pages if page.startswith("en/") == bool(prefix)]
        assert {urlsplit(url).path.removesuffix("index.html") for url in listed} == {
            urlsplit(urljoin(SITE_URL, page)).path.removesuffix("index.html") for page in pages
        }


def test_weights(site: Site):
    """HTML of a page at most 40 KB (gzip), all that a first visit loads 150 KB (gzip); a lab's HTML 150 KB as it is."""
    for path in site.html_files:
        html = gzipped(path)
        assert html <= 40 * KIB, (path, html)
        if "labs" in path.parts:
            assert path.stat().st_size <= 150 * KIB, path
        links = tree(path).xpath(
            "//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src"
            "| //img[not(@loading='lazy' and ancestor::details[not(@open)])]/@src"
        )
        files = {
            urlsplit(urljoin(address(site, path), link)).path.removeprefix(SUB_PATH)
            for link in links
        }
        files |= {
            worker.relative_to(site.folder)
            for worker in site.folder.glob("assets/javascripts/workers/*.js")
        }
        visit = html + sum(gzipped(site.folder / file) for file in files)
        print(
            f"{path.relative_to(site.folder)}: HTML {html / KIB:.1f} KB, first visit {visit / KIB:.1f} KB"
        )
        assert visit <= 150 * KIB, (path, visit)


def indexed_text(site: Site, prefix: str = "") -> str:
    index = json.loads(
        (site.folder / prefix / "search" / "search_index.json").read_text(encoding="utf-8")
    )
    return "\n".join(entry[key] for entry in index["docs"] for key in ("title", "text"))


def test_chinese_index_holds_the_terms_as_whole_words(site: Site):
    text = indexed_text(site)
    words = set(re.split(r"[\s\u200b]+", re.sub(r"<[^>]+>|\W(?<!\u200b)", " ", text)))
    unsegmented = text.replace("\u200b", "")
    for term in WHOLE_WORDS:
        if term in unsegmented:
            assert term in words, term


@pytest.fixture(scope="module")
def words(site: Site) -> jieba.Tokenizer:
    """Cuts with the dictionary that the build wrote."""
    words = jieba.Tokenizer()
    words.load_userdict(str(ROOT / ".cache" / "jieba_terms.txt"))
    return words


@pytest.mark.parametrize("term", WHOLE_WORDS)
def test_a_sentence_is_cut_at_the_terms(words: jieba.Tokenizer, term: str):
    """Also for terms that no page holds yet."""
    for sentence in ("如果{}没有释放", "两个{}同时运行", "什么是{}", "用{}的程序"):
        assert term in words.lcut(sentence.format(term))


def test_the_dictionary_holds_all_chinese_forms_of_the_terms():
    wording = Wording("获得（锁）/ 释放, x", ("上锁",), ("避免",), ("不算",), "别的。")
    term = Term("acquire", 1, True, {"zh": wording, "en": wording})
    assert chinese_words([term]) == ["上锁", "获得", "释放"]


def test_search_index_can_be_loaded_from_file(site: Site):
    for prefix in ("", "en/"):
        script = (site.folder / prefix / "search" / "search_index.js").read_text(encoding="utf-8")
        index = (site.folder / prefix / "search" / "search_index.json").read_text(encoding="utf-8")
        assert script == f"var __index = {index}"
