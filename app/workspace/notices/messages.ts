// The texts of notifications and of the mails made from them, in four languages.
import { defineMessages } from '../../../kernel/i18n/messages.ts'
import { en } from './messages/en.ts'
import { es } from './messages/es.ts'
import { fr } from './messages/fr.ts'
import { pt } from './messages/pt.ts'

export const texts = defineMessages({ en, es, pt, fr })
