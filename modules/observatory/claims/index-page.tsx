// "How we count": every statement that is checked, with what the figures say of it.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { PageTitle, Section } from '../../../kernel/ui/parts.tsx'
import { href } from '../paths.ts'
import { ClaimCard, claimSummaries } from './card.tsx'
import { CodeLink } from './code.tsx'
import { texts } from './messages.ts'

export async function claimsPage({ language, reader }: PageRequest): Promise<PageAnswer> {
  const summaries = await claimSummaries(reader, language)
  const t = texts(language)
  return {
    title: t.title,
    description: t.lead,
    section: 'data',
    trail: [{ href: href.data(language), text: t.data }],
    main: (
      <>
        <PageTitle title={t.title} lead={t.lead} />
        <div class="wrap grid g-3">
          {summaries.map((summary) =>
            <ClaimCard summary={summary} language={language} level={2} />)}
        </div>
        <Section id="code" title={t.code} sand><CodeLink language={language} /></Section>
      </>
    ),
  }
}
