// Who the Secretariat is, how it is organized, and what its statements rest on.
import type { PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { PageTitle, Section, SourceList } from '../../kernel/ui/parts.tsx'
import { href as directory, listTopics, directoryTexts } from '../../modules/directory/directory.ts'
import { DepartmentCards } from './department-cards.tsx'
import { href as observatory } from '../../modules/observatory/observatory.ts'
import { texts } from './messages.ts'

const SECRETARIAT = 'https://www.oas.org/ext/en/main/oas/our-structure/gs/sms'

const sources = {
  mandate: [
    { url: SECRETARIAT },
    { url: 'https://adamblackwell.wordpress.com/2015/03/26/a-multidimensional-security-perspective-cabsec-15-the-bahamas/' },
    { url: 'https://docslib.org/doc/13704799/secretariat-for-multidimensional-security' },
  ],
  declaration: [
    { url: 'https://www.oas.org/usde/environmentlaw/trade/documents/declaration_sec.htm' },
    { url: 'https://www.oas.org/en/media_center/press_release.asp?sCodigo=E-213/03' },
    { url: 'https://2009-2017.state.gov/p/wha/rls/233442.htm' },
    { url: 'https://www.thefreelibrary.com/Multidimensional+Security+in+the+Americas%3A+the+OAS+Secretariat+for+...-a0255495542' },
  ],
  claims: [
    { url: SECRETARIAT },
    { url: 'https://english.news.cn/20231208/87247ba5b34f496ca1377bbe1b4fa091/c.html' },
    { url: 'http://www.oas.org/en/about/speech_assistant_secretary_general.asp?sCodigo=24-0016' },
    { url: 'https://hojaderutadigital.mx/declaracion-del-secretario-general-de-la-oea-en-el-dia-interamericano-para-contrarrestar-la-fabricacion-y-el-trafico-ilicito-de-armas-de-fuego/' },
  ],
}

export async function aboutPage({ language, reader }: PageRequest): Promise<PageAnswer> {
  const topics = await listTopics(reader)
  const t = texts(language).aboutPage
  return {
    title: t.title,
    description: t.lead,
    section: 'about',
    trail: [],
    main: (
      <>
        <PageTitle title={t.title} lead={t.lead} />
        <div class="wrap grid g-7-5">
          <div class="stack">
            <h2 class="h2">{t.mandate}</h2>
            <p>{t.mandateText}</p>
            <SourceList sources={sources.mandate} />
            <h2 class="h2">{t.declaration}</h2>
            <p>{t.declarationText}</p>
            <SourceList sources={sources.declaration} />
          </div>
          <div class="stack">
            <h2 class="h2">{t.secretary}</h2>
            <p>{t.secretaryText}</p>
            <SourceList sources={[{ url: SECRETARIAT }]} />
          </div>
        </div>
        <Section id="organized" title={t.organized} more={{
          href: directory.bodies(language), text: directoryTexts(language).departments.allBodies,
        }}>
          <DepartmentCards language={language} topics={topics} />
        </Section>
        <Section id="visitors" title={t.visitors} sand><Visitors language={language} /></Section>
        <Section id="claims" title={t.claims}>
          <div class="stack">
            <p>{t.claimsLead}</p>
            <ol>{Object.values(t.claim).map((text) => <li>{text}</li>)}</ol>
            <p>
              {t.next}{' '}
              <a href={observatory.claims(language)}>{texts(language).homePage.howWeCount}</a>
            </p>
            <h3 class="h3">{t.sources}</h3>
            <SourceList sources={sources.claims} />
          </div>
        </Section>
      </>
    ),
  }
}

function Visitors({ language }: { language: Language }) {
  const t = texts(language).aboutPage.visitor
  const visitors: [string, string][] = [
    [t.delegate, t.delegateText],
    [t.authority, t.authorityText],
    [t.researcher, t.researcherText],
    [t.journalist, t.journalistText],
    [t.donor, t.donorText],
  ]
  return (
    <div class="grid g-3">
      {visitors.map(([title, text]) => <div><h3 class="h3">{title}</h3><p>{text}</p></div>)}
    </div>
  )
}
