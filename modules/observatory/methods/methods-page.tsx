// How figures come in and what is done to them: one section a rule.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { PageTitle } from '../../../kernel/ui/parts.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'

const sections = [
  'origin', 'series', 'missing', 'versions', 'breaks', 'sums', 'small', 'latest', 'maps', 'medians',
] as const

export async function methodsPage({ language }: PageRequest): Promise<PageAnswer> {
  const t = texts(language)
  return {
    title: t.methods.title,
    description: t.methods.lead,
    section: 'data',
    trail: [{ href: href.data(language), text: t.title }],
    main: (
      <>
        <PageTitle title={t.methods.title} lead={t.methods.lead} />
        <div class="wrap prose">
          {sections.map((id) => (
            <>
              <h2 class="h3" id={id}>{t.methods.titles[id]}</h2>
              <p>{t.methods.rules[id]}</p>
            </>
          ))}
        </div>
      </>
    ),
  }
}
