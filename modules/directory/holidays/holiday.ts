// A day on which a State or the Secretariat does not work. The desk enters them; none is known from
// the beginning.
import type { Multilingual } from '../../../kernel/i18n/languages.ts'

/** A State, by the code of its kind; null: the Secretariat. */
export type Place = { id: string, name: Multilingual, exercise: boolean }

export type DayOff = { id: string, place: Place | null, day: string, name: string }

/** `place`: the code of a State, real or invented; null: the Secretariat. */
export type NewDayOff = { place: string | null, day: string, name: string }
