// The equal-tile map: 35 tiles, one State one tile, no border drawn and so none disputed.
import type { Language } from '../../../kernel/i18n/languages.ts'
import { href } from '../paths.ts'
import type { State } from './state.ts'

/** What a tile shows below its code, and how it is coloured (k1…k5, kna = no data). */
export type TileValue = { short: string, spoken: string, shade: 'k1' | 'k2' | 'k3' | 'k4' | 'k5' | 'kna' }

/** A navigation of links, in reading order from north to south. */
export function TileMap(
  { language, states, title, valueOf }: {
    language: Language, states: State[], title: string, valueOf: (state: State) => TileValue,
  },
) {
  const ordered = states.toSorted((a, b) => a.tile.row - b.tile.row || a.tile.column - b.tile.column)
  return (
    <nav aria-label={title}>
      <ul class="tiles">
        {ordered.map((state) => {
          const value = valueOf(state)
          return (
            <li class={`r${state.tile.row} c${state.tile.column}`}>
              <a class={value.shade} href={href.country(language, state.id)} title={state.name[language]}>
                {state.id}
                <span class="govuk-visually-hidden">, {state.name[language]}: {value.spoken}</span>
                <small aria-hidden="true">{value.short}</small>
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
