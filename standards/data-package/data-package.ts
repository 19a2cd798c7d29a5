// Frictionless Data Package 2.0: datapackage.json with Table Schemas.

export type PackageLicence = { name?: string, path?: string, title?: string }
export type PackageSource = { title: string, path?: string, version?: string }
export type PackageContributor = { title: string, path?: string, roles: string[] }

export type Field = {
  name: string
  type: 'string' | 'number' | 'integer' | 'year' | 'yearmonth' | 'date'
  title?: string
  description?: string
  constraints?: { required?: boolean, enum?: string[], pattern?: string, minimum?: number }
  /** The categories of a text, with their labels. */
  categories?: { value: string, label: string }[]
  /** Address of the definition of what the field holds. */
  rdfType?: string
}

export type TableResource = {
  /** Lower case letters, digits, ".", "_" and "-". */
  name: string
  /** A path below the package, or an address. */
  path: string
  title: string
  description?: string
  fields: Field[]
  primaryKey: string[]
  licenses: PackageLicence[]
  sources: PackageSource[]
}

export type DataPackage = {
  name: string
  /** A permanent address. */
  id: string
  title: string
  description: string
  homepage: string
  /** "2025-10-07" */
  version: string
  keywords: string[]
  contributors: PackageContributor[]
  licenses: PackageLicence[]
  sources: PackageSource[]
  resources: TableResource[]
}

const profile = (name: string) => `https://datapackage.org/profiles/2.0/${name}.json`

/** The descriptor. Lists that would be empty are left out, as the standard asks. */
export function toDataPackage(one: DataPackage): string {
  const { name, id, title, description, homepage, version } = one
  const document = {
    $schema: profile('datapackage'),
    name, id, title, description, homepage, version,
    keywords: filled(one.keywords),
    contributors: filled(one.contributors),
    licenses: filled(one.licenses),
    sources: filled(one.sources),
    resources: one.resources.map(resource),
  }
  return `${JSON.stringify(document, null, 1)}\n`
}

function resource({ fields, primaryKey, licenses, sources, ...rest }: TableResource) {
  return {
    $schema: profile('dataresource'),
    ...rest,
    type: 'table', format: 'csv', mediatype: 'text/csv', encoding: 'utf-8',
    dialect: {
      $schema: profile('tabledialect'), delimiter: ',', lineTerminator: '\r\n', quoteChar: '"',
      doubleQuote: true, header: true,
    },
    schema: {
      $schema: profile('tableschema'), fields, primaryKey: filled(primaryKey), missingValues: [''],
    },
    licenses: filled(licenses),
    sources: filled(sources),
  }
}

const filled = <T>(list: T[]) => (list.length > 0 ? list : undefined)
