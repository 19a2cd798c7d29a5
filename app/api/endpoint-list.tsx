// The addresses of the JSON interface for people: what each gives, what it takes, and an example.
import type { Language } from '../../kernel/i18n/languages.ts'
import type { Endpoint } from '../../kernel/http/api.ts'
import { endpoints } from './endpoints.ts'
import { texts } from './messages.ts'
import type { en } from './messages/en.ts'

// An identifier that exists, for each path that takes one.
const examples: Record<string, string> = {
  publications: '3', projects: '6', states: 'JAM', bodies: 'mem', treaties: 'A-63',
  indicators: 'homicide-rate', claims: 'world-homicide-share', cubes: 'mexico-victims',
}

type Headings = { title: string, address: string, gives: string, description: string }

export function EndpointList({ language, texts: t }: { language: Language, texts: Headings }) {
  const api = texts(language)
  return (
    <>
      <div class="scroll" tabindex={0} role="region" aria-label={t.title}>
        <table class="tbl">
          <caption class="govuk-visually-hidden">{t.title}</caption>
          <thead>
            <tr>{[t.address, t.gives, api.parameters].map((name) =>
              <th scope="col">{name}</th>)}</tr>
          </thead>
          <tbody>
            {endpoints.map((one) => (
              <tr>
                <th scope="row">
                  {one.audience === 'everyone'
                    ? <a href={exampleOf(one)}><code>/api/v1{one.path}</code></a>
                    : <code>/api/v1{one.path}</code>}
                </th>
                <td>{api.summaries[one.name as keyof typeof en.summaries]}</td>
                <td>{parametersOf(one).map((name, index) =>
                  <>{index > 0 && ', '}<code>{name}</code></>)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{api.example}: <a href="/api/v1/publications?language=es&topic=prisons&limit=5">
        <code>/api/v1/publications?language=es&topic=prisons&limit=5</code></a></p>
      <p><a href="/openapi.json">{t.description}</a></p>
    </>
  )
}

const parametersOf = ({ query }: Endpoint) => Object.keys(query.shape)

function exampleOf({ path }: Endpoint): string {
  const [, kind = ''] = path.split('/')
  // A sub-national table is there only where someone has loaded it; its description always is.
  const shown = path.replace(/\/table$/, '')
  return `/api/v1${shown.replace('{id}', examples[kind] ?? '')}`
}
