// Filters of a list: a plain form, open on wide screens, folded on phones; chips to take one away.
import { Icon } from './icon.tsx'

export type FacetView = {
  name: string
  title: string
  options: { value: string, text: string, count: number, chosen: boolean }[]
}

/** The form: choosing boxes and pressing the button loads the page anew. */
export function FilterForm(
  { action, facets, texts }: {
    action: string, facets: FacetView[], texts: { filters: string, apply: string },
  },
) {
  return (
    <form class="filters" action={action}>
      <details class="filters__all">
        <summary><Icon name="filter" />{texts.filters}</summary>
        {facets.filter(({ options }) => options.length > 0).map((facet) => (
          <details class="filters__one" open={facet.options.some(({ chosen }) => chosen)}>
            <summary>{facet.title}</summary>
            <fieldset>
              <legend class="govuk-visually-hidden">{facet.title}</legend>
              {facet.options.map(({ value, text, count, chosen }) => (
                <label>
                  <input type="checkbox" name={facet.name} value={value} checked={chosen} />
                  <span>{text} <span class="meta">{count}</span></span>
                </label>
              ))}
            </fieldset>
          </details>
        ))}
        <button class="govuk-button" type="submit">{texts.apply}</button>
      </details>
    </form>
  )
}

/** What is chosen, each with a link that takes it away. */
export function ChosenFilters(
  { chosen, clear, texts }: {
    chosen: { text: string, href: string }[], clear: string,
    texts: { chosen: string, clear: string, remove: (values: { name: string }) => string },
  },
) {
  if (chosen.length === 0) return null
  return (
    <div class="chips">
      <h2 class="govuk-visually-hidden">{texts.chosen}</h2>
      <ul>
        {chosen.map(({ text, href }) => (
          <li><a class="chip" href={href} aria-label={texts.remove({ name: text })}>{text}<Icon name="x" /></a></li>
        ))}
        <li><a href={clear}>{texts.clear}</a></li>
      </ul>
    </div>
  )
}

/** Previous and next, with where one is in between. */
export function Pager(
  { showing, previous, next, texts }: {
    showing: string, previous: string | undefined, next: string | undefined,
    texts: { pages: string, previous: string, next: string },
  },
) {
  if (!previous && !next) return null
  return (
    <nav class="pager" aria-label={texts.pages}>
      {previous ? <a href={previous} rel="prev">{texts.previous}</a> : <span />}
      <span class="meta">{showing}</span>
      {next ? <a href={next} rel="next">{texts.next}</a> : <span />}
    </nav>
  )
}
