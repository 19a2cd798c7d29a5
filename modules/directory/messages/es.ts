// Textos sobre Estados, órganos, temas y tratados.
import type { SameKeys } from '../../../kernel/i18n/messages.ts'
import type { en } from './en.ts'

export const es: SameKeys<typeof en> = {
  countries: {
    title: 'Países',
    lead: 'Los 35 Estados de las Américas: su situación en la Organización, idiomas, tratados, proyectos y publicaciones.',
    chooseCountry: 'Elija un país',
    tileMap: 'Mapa de las Américas en casillas iguales: una casilla por Estado',
    byName: 'Por nombre',
    standing: {
      member: 'Estado Miembro',
      'not-participating': 'No participa',
      withdrawn: 'Se retiró',
      contested: 'Membresía en disputa',
      suspended: 'Suspendido',
    },
  },
}
