// Textos de la interfaz JSON.
import type { SameKeys } from '../../../kernel/i18n/messages.ts'
import type { en } from './en.ts'

export const es: SameKeys<typeof en> = {
  wrong: {
    unknown: 'no es un parámetro de esta dirección',
    repeated: 'aparece más de una vez',
    number: 'debe ser un número entero',
    least: 'debe ser al menos {limit}',
    most: 'debe ser como máximo {limit}',
    choice: 'debe ser uno de estos: {values}',
    form: 'no tiene la forma de un valor de este tipo',
  },
  summaries: {
    listPublications: 'Publicaciones, por orden de número',
    getPublication: 'Una publicación',
    listProjects: 'Proyectos, por orden de número',
    getProject: 'Un proyecto',
    listStates: 'Los 35 Estados de las Américas',
    getState: 'Un Estado, por su código ISO 3166-1 alfa-3',
    listBodies: 'Órganos, foros, redes y unidades',
    getBody: 'Un órgano',
    listTopics: 'Temas',
    listTreaties: 'Convenciones',
    getTreaty: 'Una convención',
    listParticipations: 'Qué hicieron los Estados respecto de una convención; de un Estado que falta no se sabe',
    listIndicators: 'Indicadores del observatorio',
    getIndicator: 'Un indicador: definición, método, unidad y categorías',
    listSeries: 'Series: un indicador de una fuente, con observaciones',
    listObservations: 'Cifras, página por página, tal como se conocen hoy o en un día dado',
    listReleases: 'Publicaciones de las series, de la más reciente a la más antigua',
    listStatisticalSources: 'Quién publica las cifras y con qué licencia',
    listAreas: 'Estados, territorios, regiones y el mundo',
    listGroups: 'Grupos de Estados con miembros fechados',
    listClaims: 'Afirmaciones verificadas, cada una con el último año del que se puede decir algo',
    getClaim: 'Una afirmación: una fila por año, conjunto de Estados y fuente',
    listCubes: 'Tablas subnacionales',
    getCube: 'Una tabla subnacional y sus versiones',
    getCubeTable: 'Un cruce de dos dimensiones de una tabla subnacional',
  },
  parameters: 'Parámetros',
  example: 'Por ejemplo',
}
