// What tests ask a page, as expressions that Chromium evaluates in it.

/** Texts of pictures that stick out of their picture, in the page and in what is mounted in it. */
export const outside = `[document, ...[...document.querySelectorAll("*")].flatMap((each) => each.shadowRoot ?? [])]
  .flatMap((place) => [...place.querySelectorAll("svg text")])
  .filter((text) => {
    const inner = text.getBoundingClientRect();
    const outer = text.closest("svg").getBoundingClientRect();
    return inner.left < outer.left - 1 || inner.right > outer.right + 1 || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
  })
  .map((text) => text.textContent)`;

/** What axe-core finds: the rules, each with its first three elements. Its source has to be in the page. */
export const violations = `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))]))`;
