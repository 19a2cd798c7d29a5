// What people are told about files, in four languages.
import { formatSize } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { defineMessages } from '../i18n/messages.ts'
import type { FileRefusal } from './kinds.ts'
import { en } from './messages/en.ts'
import { es } from './messages/es.ts'
import { fr } from './messages/fr.ts'
import { pt } from './messages/pt.ts'

const texts = defineMessages({ en, es, pt, fr })

/** Why a file is not taken and what to do about it, for the place beside its field. */
export function refusalText(
  language: Language, refusal: FileRefusal, { bytesMax }: { bytesMax: number },
): string {
  const t = texts(language)
  return refusal === 'too-large'
    ? t.tooLarge({ size: formatSize(language, bytesMax) }) : t.refusals[refusal]
}

/** Under a field for files: the kinds that are taken, and how large each may be. */
export const fileHint = (language: Language, { bytesMax }: { bytesMax: number }): string =>
  texts(language).hint({ size: formatSize(language, bytesMax) })

/** On a form that came back: bytes are not kept. */
export const chooseAgain = (language: Language): string => texts(language).again
