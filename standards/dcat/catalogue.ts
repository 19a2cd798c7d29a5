// A catalogue of data as DCAT sees it: plain values, from which both forms are written.

/** BCP 47 code -> text. */
export type Texts = Record<string, string>

export type Agent = { id: string, name: Texts, homepage?: string | undefined }

/** A category of a scheme of our own; `id` is an IRI. */
export type Theme = { id: string, label: Texts }

export type Licence =
  | { kind: 'document', url: string }
  /** No document to point at: what is known of the terms, in words. */
  | { kind: 'statement', text: Texts }

/** One form in which a dataset can be fetched. */
export type Distribution = {
  id: string
  title: Texts
  description: Texts
  /** A page about it, or the file where there is no page. */
  accessUrl: string
  downloadUrl: string
  /** "text/csv" */
  mediaType: string
  /** Code of the EU's table of file types: "CSV", "JSON", "ZIP"; left out if it has none. */
  fileType?: string | undefined
  /** What its form obeys: addresses of specifications. */
  conformsTo: string[]
  /** BCP 47 codes of the texts in it. */
  languages: string[]
  licence: Licence
  modified?: string | undefined
}

export type Dataset = {
  id: string
  identifier: string
  title: Texts
  description: Texts
  keywords: Texts[]
  /** IRIs, of the catalogue's themes or of others. */
  themes: string[]
  publisher: Agent
  /** Who made the figures. */
  creator: Agent
  landingPage: string
  /** What it was made from: addresses. */
  sources: string[]
  /** How it came to be here, in words. */
  provenance: Texts
  spatial: string[]
  /** Partial dates: "1990", "2023-09"; null = not known. */
  temporal: { start: string, end: string } | null
  /** ISO 8601 duration between two figures: "P1Y". */
  resolution: string
  issued?: string | undefined
  modified?: string | undefined
  version?: string | undefined
  versionNotes?: Texts | undefined
  contact?: { name: string, email: string } | undefined
  /** The dataset series it belongs to. */
  inSeries?: string | undefined
  /** Earlier and present publications of it, the newest first. */
  versions: Version[]
  distributions: Distribution[]
}

export type Version = {
  id: string
  title: Texts
  description: Texts
  version: string
  issued: string
  distributions: Distribution[]
}

/** Datasets that belong together: one quantity by several publishers. */
export type DatasetSeries = {
  id: string, title: Texts, description: Texts, publisher: Agent, modified?: string | undefined,
}

export type DataService = {
  id: string
  title: Texts
  description: Texts
  endpointUrl: string
  endpointDescription: string
  conformsTo: string[]
  publisher: Agent
  themes: string[]
  keywords: Texts[]
}

export type Catalogue = {
  id: string
  title: Texts
  description: Texts
  publisher: Agent
  homepage: string
  languages: string[]
  /** The terms of the catalogue itself, not of the data it lists. */
  licence?: string | undefined
  issued?: string | undefined
  modified?: string | undefined
  spatial: string[]
  scheme: { id: string, title: Texts }
  themes: Theme[]
  datasets: Dataset[]
  series: DatasetSeries[]
  services: DataService[]
}
