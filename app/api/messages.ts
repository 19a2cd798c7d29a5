// The texts of the JSON interface, in four languages.
import type { WrongParameter } from '../../kernel/http/api.ts'
import { formatList } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { defineMessages } from '../../kernel/i18n/messages.ts'
import { en } from './messages/en.ts'
import { es } from './messages/es.ts'
import { fr } from './messages/fr.ts'
import { pt } from './messages/pt.ts'

export const texts = defineMessages({ en, es, pt, fr })

/** What is wrong with a parameter, in the reader's language. */
export function wrongText(wrong: WrongParameter, language: Language): string {
  const t = texts(language).wrong
  switch (wrong.kind) {
    case 'unknown': case 'repeated': case 'number': case 'form':
      return t[wrong.kind]
    case 'least': case 'most':
      return t[wrong.kind]({ limit: wrong.limit })
    case 'choice':
      return t.choice({ values: formatList(language, wrong.values) })
  }
}
