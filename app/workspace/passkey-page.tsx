// The page on which the browser is asked for a passkey. The only one that needs a script: the
// browser gives passkeys to nothing else.
import type { Answer, Asked } from '../../kernel/access/passkeys.ts'
import { relyingParty } from '../../kernel/access/passkeys.ts'
import type { PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import { ErrorSummary, Form, Submit, TextField } from '../../kernel/ui/form.tsx'
import { Notice, PageTitle } from '../../kernel/ui/parts.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'

/** What the script put into the form; undefined when the form came without it. */
export function answerIn(form: URLSearchParams): Answer | undefined {
  const [challenge, credential] = [form.get('challenge'), form.get('credential')]
  return challenge && credential ? { challenge, credential } : undefined
}

export type PasskeyAsk = {
  action: string
  back: string
  asked: Asked
  kind: 'get' | 'create'
  failed: boolean
}

/** The browser's turn: the script reads `data-options` and sends the form with the answer. */
export function passkeyPage(
  { language, seal, origin }: Pick<PageRequest, 'language' | 'seal' | 'origin'>,
  { action, back, asked, kind, failed }: PasskeyAsk,
): PageAnswer {
  const t = texts(language)
  const isNew = kind === 'create'
  const party = relyingParty(origin)
  return {
    title: t.passkey.title, unlisted: true, hasForm: true, script: 'passkeys.js',
    trail: isNew
      ? [{ href: href.account(language), text: t.account.title }]
      : [{ href: href.signIn(language), text: t.signIn.title }],
    ...(failed && { status: 422 }),
    main: (
      <>
        <PageTitle title={t.passkey.title} lead={isNew ? t.passkey.createLead : t.passkey.lead} />
        <div class="wrap prose band-end">
          <ErrorSummary title={t.problems} problems={failed
            ? [{ field: 'passkey', text: t.passkey.failed }] : []} />
          {party.origin !== origin &&
            <Notice info>{t.passkey.localhost({ origin: party.origin })}</Notice>}
          <noscript><Notice>{t.passkey.noScript}</Notice></noscript>
          <div id="passkey" data-passkey={kind} data-options={asked.options}>
            <Form action={action} seal={seal}>
              <input type="hidden" name="back" value={back} />
              <input type="hidden" name="challenge" value={asked.challenge} />
              <input type="hidden" name="credential" value="" />
              {isNew && <TextField name="name" label={t.passkey.name} hint={t.passkey.nameHint} />}
              <Submit text={isNew ? t.passkey.create : t.passkey.use} />
              <p role="status" class="govuk-error-message" hidden
                data-problem={t.passkey.failed} />
            </Form>
          </div>
        </div>
      </>
    ),
  }
}
