// Textes de l’interface JSON.
import type { SameKeys } from '../../../kernel/i18n/messages.ts'
import type { en } from './en.ts'

export const fr: SameKeys<typeof en> = {
  wrong: {
    unknown: 'n’est pas un paramètre de cette adresse',
    repeated: 'figure plus d’une fois',
    number: 'doit être un nombre entier',
    least: 'doit être d’au moins {limit}',
    most: 'doit être d’au plus {limit}',
    choice: 'doit être l’une de ces valeurs : {values}',
    form: 'n’a pas la forme d’une telle valeur',
  },
  summaries: {
    listPublications: 'Les publications, par ordre de numéro',
    getPublication: 'Une publication',
    listProjects: 'Les projets, par ordre de numéro',
    getProject: 'Un projet',
    listStates: 'Les 35 États des Amériques',
    getState: 'Un État, par son code ISO 3166-1 alpha-3',
    listBodies: 'Organes, forums, réseaux et unités',
    getBody: 'Un organe',
    listTopics: 'Les thèmes',
    listTreaties: 'Les conventions',
    getTreaty: 'Une convention',
    listParticipations: 'Ce que les États ont fait d’une convention ; d’un État absent, on ne sait rien',
    listIndicators: 'Indicateurs de l’observatoire',
    getIndicator: 'Un indicateur : définition, méthode, unité et catégories',
    listSeries: 'Séries : un indicateur tiré d’une source, avec remarques',
    listObservations: 'Chiffres, page par page, tels que connus aujourd’hui ou un jour donné',
    listReleases: 'Parutions des séries, de la plus récente à la plus ancienne',
    listStatisticalSources: 'Qui publie les chiffres, et sous quelle licence',
    listAreas: 'États, territoires, régions et monde',
    listGroups: 'Groupes d’États aux membres datés',
    listClaims: 'Affirmations vérifiées, chacune avec la dernière année dont on peut dire quelque chose',
    getClaim: 'Une affirmation : une ligne par année, ensemble d’États et source',
    listCubes: 'Tableaux infranationaux',
    getCube: 'Un tableau infranational et ses versions',
    getCubeTable: 'Un croisement de deux dimensions d’un tableau infranational',
  },
  parameters: 'Paramètres',
  example: 'Par exemple',
}
