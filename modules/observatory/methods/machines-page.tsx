// Where everything can be downloaded, and the addresses that stay.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { PageTitle, PlainList } from '../../../kernel/ui/parts.tsx'
import { listReleases } from '../indicators/queries.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'

const EXAMPLE = 'homicide-rate'

export async function machinesPage(
  { language, origin, reader }: PageRequest,
): Promise<PageAnswer> {
  const t = texts(language)
  const m = t.machines
  // Of a series that the reader may see: an example that leads nowhere teaches nothing.
  const release = (await listReleases(reader, { indicator: EXAMPLE })).at(-1)
  return {
    title: m.title,
    description: m.lead,
    section: 'data',
    trail: [{ href: href.data(language), text: t.title }],
    main: (
      <>
        <PageTitle title={m.title} lead={m.lead} />
        <div class="wrap stack">
          <PlainList items={[
            <a href="/data/all.zip">{m.everything}</a>,
            <>{m.catalogue}: <a href="/data/catalog.ttl">{m.turtle}</a>{' · '}
              <a href="/data/catalog.jsonld">{m.jsonld}</a></>,
            <a href="/data/datapackage.json">{m.package}</a>,
            <><a href="/openapi.json">{m.api}</a><p class="meta">{m.apiText}</p></>,
            <a href={href.releases(language)}>{t.index.releases}</a>,
          ]} />
          <h2 class="h3">{m.addresses}</h2>
          <p>{m.addressesText}</p>
          <div class="cite"><code>{
            `${origin}/data/indicators/${EXAMPLE}.csv?areas=HND,GTM&from=2010&lang=${language}`
          }</code></div>
          <p>{m.columnsText}</p>
          {release && (
            <>
              <p>{m.versionText}</p>
              <div class="cite"><code>{
                `${origin}/data/series/${release.series}/${release.released}.csv`
              }</code></div>
            </>
          )}
        </div>
      </>
    ),
  }
}
