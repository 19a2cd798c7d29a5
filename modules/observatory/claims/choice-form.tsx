// Year, set of States and source, chosen in a plain form whose address says what was chosen.
import type { View } from './view.ts'
import { texts } from './messages.ts'
import { nameOfSet, nameOfWay } from './wording.ts'

export function ChoiceForm({ view }: { view: View }) {
  const { language, computed: { claim, rows }, row, background } = view
  const t = texts(language)
  const years = [...new Set(rows.map(({ year }) => year))]
  const projected = new Set(rows.filter((one) => one.projected).map(({ year }) => year))
  return (
    <form class="stack" aria-labelledby="h-choose">
      <h2 class="h3" id="h-choose">{t.choose}</h2>
      <div class="cluster">
        <Select name="year" label={t.year} chosen={row.year} options={years.map((year) =>
          ({ value: year, text: projected.has(year) ? `${year} (${t.projected})` : year }))} />
        <Select name="set" label={t.set} chosen={row.set} options={claim.sets.map((id) =>
          ({ value: id, text: nameOfSet(language, id, background.groups) }))} />
        <Select name="source" label={t.source} chosen={row.source}
          options={claim.ways.map(({ id }) =>
            ({ value: id, text: nameOfWay(language, id, claim) }))} />
        <button class="govuk-button" type="submit">{t.compute}</button>
      </div>
    </form>
  )
}

function Select(
  { name, label, chosen, options }: {
    name: string, label: string, chosen: string, options: { value: string, text: string }[],
  },
) {
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={`choose-${name}`}>{label}</label>
      <select class="govuk-select" id={`choose-${name}`} name={name}>
        {options.map(({ value, text }) =>
          <option value={value} selected={value === chosen}>{text}</option>)}
      </select>
    </div>
  )
}
