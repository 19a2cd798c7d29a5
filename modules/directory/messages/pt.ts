// Textos sobre Estados, órgãos, temas e tratados.
import type { SameKeys } from '../../../kernel/i18n/messages.ts'
import type { en } from './en.ts'

export const pt: SameKeys<typeof en> = {
  countries: {
    title: 'Países',
    lead: 'Os 35 Estados das Américas: sua situação na Organização, idiomas, tratados, projetos e publicações.',
    chooseCountry: 'Escolha um país',
    tileMap: 'Mapa das Américas em quadros iguais: um quadro por Estado',
    byName: 'Por nome',
    standing: {
      member: 'Estado Membro',
      'not-participating': 'Não participa',
      withdrawn: 'Retirou-se',
      contested: 'Participação contestada',
      suspended: 'Suspenso',
    },
  },
}
