// The citation formats of a publication, by the extension of its address.
import type { FileAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { toBibtex } from '../../../standards/citations/bibtex.ts'
import { toCslJson } from '../../../standards/citations/csl-json.ts'
import { toRis } from '../../../standards/citations/ris.ts'
import type { CitedWork } from '../../../standards/citations/work.ts'
import { listTopics } from '../../directory/directory.ts'
import { type CitationFormat, href } from '../paths.ts'
import { getPublication } from '../publications/queries.ts'
import { citedWork } from './work.ts'

const formats: Record<CitationFormat, { type: string, write: (work: CitedWork) => string }> = {
  bib: { type: 'application/x-bibtex; charset=utf-8', write: toBibtex },
  ris: { type: 'application/x-research-info-systems; charset=utf-8', write: toRis },
  json: { type: 'application/vnd.citationstyles.csl+json; charset=utf-8', write: toCslJson },
}

export const citationFormats = ['bib', 'ris', 'json'] as const

export const citationType = (format: CitationFormat) => formats[format].type.split(';')[0] ?? ''

/** The handler of one format; `publisher` names the organization in each language. */
export function citationHandler(format: CitationFormat, publisher: Record<string, string>) {
  return async ({ language, values, reader, origin }: PageRequest<{ id: string }>): Promise<FileAnswer> => {
    const publication = await getPublication(reader, values.id)
    const topics = await listTopics(reader)
    const work = citedWork(publication, language, {
      origin, topics, publisher: publisher[language] ?? '',
    })
    return {
      body: formats[format].write(work),
      type: formats[format].type,
      headers: {
        'content-disposition': `attachment; filename="${work.key}.${format}"`,
        'content-language': language,
        // FAIR Signposting: metadata lead back to what they describe.
        link: `<${origin}${href.publication(language, publication.id)}>; rel="describes"; type="text/html"`,
      },
    }
  }
}
