// Textes sur les États, les organes, les thèmes et les traités.
import type { SameKeys } from '../../../kernel/i18n/messages.ts'
import type { en } from './en.ts'

export const fr: SameKeys<typeof en> = {
  countries: {
    title: 'Pays',
    lead: 'Les 35 États des Amériques : leur situation au sein de l’Organisation, leurs langues, traités, projets et publications.',
    chooseCountry: 'Choisissez un pays',
    tileMap: 'Carte des Amériques en cases égales : une case par État',
    byName: 'Par nom',
    standing: {
      member: 'État membre',
      'not-participating': 'Ne participe pas',
      withdrawn: 'S’est retiré',
      contested: 'Statut de membre contesté',
      suspended: 'Suspendu',
    },
  },
}
