"""Bodies of Quarto become our Markdown, with figures numbered as Quarto numbers them (its guide: Cross References)."""

from __future__ import annotations

from broadsheet.importers.posts.quarto import plain_quarto


def test_figures_are_numbered_in_order_and_references_name_them() -> None:
    body = 'See @fig-b and [-@fig-a].\n\n![Plan](a.png){#fig-a fig-alt="A plan" width=50%}\n\n![Wall](b.png){#fig-b}\n'
    assert plain_quarto(body).body == (
        'See Figure 2 and 1.\n\n![A plan](a.png "Figure 1: Plan")\n\n![](b.png "Figure 2: Wall")\n'
    )
    assert "Abbildung 2" in plain_quarto(body, "de-DE").body


def test_the_caption_of_a_picture_is_what_its_brackets_hold() -> None:
    assert plain_quarto('![The "old" wall](a.png)').body == '![](a.png "The ”old” wall")'


def test_code_to_be_run_stays_as_code_with_its_caption_and_is_counted() -> None:
    options = "#| label: fig-rain\n#| fig-cap: Rain in Hull\n#| echo: false\n"
    body = f"```{{r}}\n{options}plot(rain)\n```\n\nAs @fig-rain shows, `r n` days.\n"
    found = plain_quarto(body)
    assert found.body == "```r\nplot(rain)\n```\n\nFigure 1: Rain in Hull\n\n\nAs Figure 1 shows, `r n` days.\n"
    assert found.cells == 2


def test_code_that_is_only_shown_is_left_alone() -> None:
    body = "```r\n#| label: x\n@fig-a\n::: note\n```\n"
    found = plain_quarto(body)
    assert (found.body, found.cells, found.lost) == (body, 0, [])


def test_callouts_are_boxes_margins_asides_and_other_fences_go() -> None:
    body = (
        '::: {.callout-note title="Mind"}\nText\n:::\n\n::: {.column-margin}\nAside\n:::\n\n'
        "::::: {.panel-tabset}\n::: {.callout-tip}\nInner\n:::\n:::::\n"
    )
    assert plain_quarto(body).body == (
        "::: facts\n\n**Mind**\n\nText\n:::\n\n::: aside\nAside\n:::\n\n\n::: facts\nInner\n:::\n\n"
    )


def test_boxes_in_boxes_have_more_colons_outside() -> None:
    body = ":::: {.callout-note}\n::: {.callout-tip}\nInner\n:::\n::::\n"
    assert plain_quarto(body).body == ":::: facts\n::: facts\nInner\n:::\n::::\n"


def test_sections_are_linked_by_their_words() -> None:
    body = "## The wall {#sec-wall .unnumbered}\n\nSee @sec-wall and @sec-none.\n"
    found = plain_quarto(body)
    assert found.body == "## The wall {#sec-wall}\n\nSee [The wall](#sec-wall) and @sec-none.\n"
    assert found.lost == ["@sec-none"]


def test_tables_keep_their_captions_with_numbers() -> None:
    body = "| a |\n|---|\n| 1 |\n\n: Rain {#tbl-rain}\n\nSee @tbl-rain.\n"
    assert plain_quarto(body).body == "| a |\n|---|\n| 1 |\n\n\nTable 1: Rain\n\nSee Table 1.\n"


def test_inline_notes_become_notes() -> None:
    assert plain_quarto("So.^[See *there*.]\n").body == "So.[^inline-1]\n\n[^inline-1]: See *there*.\n"


def test_citations_are_kept_and_counted_and_addresses_of_mail_are_none() -> None:
    found = plain_quarto("As said [@knuth84, p. 3; @ruiz], write to a@b.org.\n")
    assert found.body == "As said [@knuth84, p. 3; @ruiz], write to a@b.org.\n"
    assert found.citations == 2


def test_shortcodes_that_nobody_knows_are_kept_and_told() -> None:
    found = plain_quarto("{{< video https://v.example/1 >}}\n\n{{< include _x.qmd >}}\n\n{{< pagebreak >}}\n")
    assert found.body == "<https://v.example/1>\n\n{{< include _x.qmd >}}\n\n\n"
    assert found.lost == ["{{< include _x.qmd >}}"]
