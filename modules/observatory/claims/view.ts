// What the parts of a claim's page are given.
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Background } from './background.ts'
import type { Row } from './computation.ts'
import type { Computed } from './rows.ts'

export type View = { language: Language, computed: Computed, row: Row, background: Background }
