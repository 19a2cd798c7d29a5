// Setting up codes: the secret for the app and the phrase, proved with a first code; then recovery
// codes, shown once.
import {
  makeRecoveryCodes, newSetup, saveSetup, type Setup, stepOf,
} from '../../kernel/access/codes.ts'
import { hasCodes } from '../../kernel/access/code-queries.ts'
import { addEvent } from '../../kernel/access/event-queries.ts'
import type { MachineSecret } from '../../kernel/access/secrets.ts'
import { findAccount } from '../../kernel/access/session-queries.ts'
import { NotFound } from '../../kernel/http/problem.ts'
import type { FormAnswer, FormRequest, PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import {
  ErrorSummary, type FieldProblem, Form, Submit, TextField,
} from '../../kernel/ui/form.tsx'
import { Notice, PageTitle } from '../../kernel/ui/parts.tsx'
import { readSetup } from './input.ts'
import { texts } from './messages.ts'
import { href } from './paths.ts'

/** POST /…/account/codes: shows a new set-up; with `setup` and `code`, keeps it. */
export function setUpCodes(machine: MachineSecret, issuer: string) {
  return async (request: FormRequest): Promise<FormAnswer> => {
    const { form, writer, language, actor, client } = request
    const account = await findAccount(writer, actor.id)
    if (!account || actor.kind !== 'person') throw new NotFound()
    const begun = readSetup(machine, form.get('setup'), actor.session)
    if (!begun) return setupPage(request, { setup: newSetup(issuer, account.name), machine })
    const step = stepOf(begun.secret, form.get('code') ?? '')
    if (step === undefined) {
      const problems = [{ field: 'code', text: texts(language).again.wrong }]
      return setupPage(request, { setup: begun, machine }, problems)
    }
    await saveSetup(writer, machine, { ...begun, account: actor.id, step })
    const codes = await makeRecoveryCodes(writer, actor.id)
    await addEvent(writer, {
      kind: 'codes-set', account: actor.id, session: actor.session, requestId: actor.requestId,
      network: client.network,
    })
    return recoveryCodesPage(request, codes)
  }
}

/** POST /…/account/recovery-codes: ten new ones; the old ones are void. */
export async function renewRecoveryCodes(request: FormRequest): Promise<FormAnswer> {
  const { writer, actor, client } = request
  if (actor.kind !== 'person' || !await hasCodes(writer, actor.id)) throw new NotFound()
  const codes = await makeRecoveryCodes(writer, actor.id)
  await addEvent(writer, {
    kind: 'recovery-codes-made', account: actor.id, session: actor.session,
    requestId: actor.requestId, network: client.network,
  })
  return recoveryCodesPage(request, codes)
}

type Shown = Pick<PageRequest, 'language' | 'seal' | 'actor'>

function setupPage(
  { language, seal, actor }: Shown, { setup, machine }: { setup: Setup, machine: MachineSecret },
  problems: FieldProblem[] = [],
): PageAnswer {
  const t = texts(language).codes
  const session = actor.kind === 'person' ? actor.session : ''
  // The set-up travels with the form, sealed: nothing is kept before the first code proves it.
  const sealed = machine.seal(JSON.stringify({ ...setup, session })).toString('base64url')
  return {
    title: t.title, unlisted: true, hasForm: true,
    trail: [{ href: href.account(language), text: texts(language).account.title }],
    ...(problems.length > 0 && { status: 422 }),
    main: (
      <>
        <PageTitle title={t.title} lead={t.lead} />
        <div class="wrap prose band-end">
          <ErrorSummary title={texts(language).problems} problems={problems} />
          <h2 class="h3">{t.phrase}</h2>
          <p>{t.phraseText}</p>
          <p class="secret">{setup.phrase}</p>
          <h2 class="h3">{t.secret}</h2>
          <p>{t.secretText}</p>
          <p class="secret">{setup.secret.match(/.{1,4}/g)?.join(' ')}</p>
          <p><a href={setup.link}>{t.link}</a></p>
          <Form action={href.codes(language)} seal={seal}>
            <input type="hidden" name="setup" value={sealed} />
            <TextField name="code" label={t.first} hint={t.firstHint} problems={problems}
              width={10} inputmode="numeric" autocomplete="one-time-code" />
            <Submit text={t.confirm} />
          </Form>
        </div>
      </>
    ),
  }
}

function recoveryCodesPage({ language }: Shown, codes: string[]): PageAnswer {
  const t = texts(language).codes
  return {
    title: t.recovery, unlisted: true, hasForm: true,
    trail: [{ href: href.account(language), text: texts(language).account.title }],
    main: (
      <>
        <PageTitle title={t.recovery} lead={t.recoveryText} />
        <div class="wrap prose band-end">
          <Notice>{t.once}</Notice>
          <ul class="plain">{codes.map((code) => <li class="secret">{code}</li>)}</ul>
          <p><a href={href.account(language)}>{t.done}</a></p>
        </div>
      </>
    ),
  }
}
