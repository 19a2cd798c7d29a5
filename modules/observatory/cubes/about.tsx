// What a reader must know of a cube: remarks, source, licence, version.
import { formatDate, formatNumber } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Facts, Section, SourceList } from '../../../kernel/ui/parts.tsx'
import { href } from '../paths.ts'
import type { CubeVersion } from './cube.ts'
import { cubeTexts } from './messages.ts'
import type { Cube } from './queries.ts'
import type { View } from './view.ts'

/** Source, licence, version and remarks. */
export function About(
  { cube, view, language }: { cube: Cube, view?: View, language: Language },
) {
  const { description, source, versions } = cube
  const t = cubeTexts(language)
  const version = view?.version
  const older = versions.slice(1).map(({ number }) => (
    <a href={href.cube(language, description.id, { version: number })}>
      {formatNumber(language, number)}
    </a>
  ))
  return (
    <>
      {description.remarks.length > 0 && (
        <Section id="remarks" title={t.remarks} sand>
          <ul class="cube__remarks">
            {description.remarks.map((one) => <li>{one[language]}</li>)}
          </ul>
        </Section>
      )}
      <Section id="about" title={t.facts.title}>
        <Facts entries={[
          [t.facts.measure, description.measure.title[language]],
          [t.facts.source, (
            <a href={href.source(language, source.id)}>
              {source.producer}, {source.dataset[language]}
            </a>
          )],
          [t.facts.licence, (
            <>
              {source.licenceUrl
                ? <a href={source.licenceUrl} rel="external">{source.licence}</a> : source.licence}
              {source.licenceStatus === 'unclear' && <p class="meta">{t.facts.unclear}</p>}
            </>
          )],
          [t.facts.cite, source.demands],
          [t.facts.vintage, version?.vintage ?? description.vintage],
          [t.facts.version, version && <Loaded version={version} language={language} />],
          [t.facts.older, older.length > 0 && <span class="cube__versions">{older}</span>],
          [t.facts.fingerprint, version && <code class="cube__sum">{version.sha256}</code>],
        ]} />
        <SourceList sources={description.sources} />
      </Section>
    </>
  )
}

function Loaded({ version, language }: { version: CubeVersion, language: Language }) {
  const t = cubeTexts(language).facts
  const { number, rows, withoutFigure, loadedAt } = version
  const date = formatDate(language, loadedAt.toISOString().slice(0, 10))
  return (
    <>
      {t.versionOf({ number, rows, date })}
      {withoutFigure > 0 && <p class="meta">{t.withoutFigure({ count: withoutFigure })}</p>}
    </>
  )
}
