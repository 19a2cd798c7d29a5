// A real mail server on this machine that keeps what it takes, and does as it is told.
import { SMTPServer } from 'smtp-server'

/** What the server answers: 250 takes it; any other code, with its text, refuses. */
export type Answer = { code: number, text: string } | 'silence'

type Way = {
  recipient?: (address: string) => Answer | undefined
  mail?: () => Answer | undefined
}

export type MailServer = {
  port: number
  /** The mails taken, as they were sent, with the addresses of the envelope. */
  taken: { to: string[], from: string, raw: string }[]
  /** Changes the answer to an address, or to a whole mail. */
  behave: (way: Way) => void
  connections: () => number
  end: () => Promise<void>
}

/** Starts a server on any free port, or on a given one. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const taken: MailServer['taken'] = []
  let way: Way = {}
  let connections = 0
  const say = (answer: Answer | undefined, done: (error?: Error | null) => void) => {
    if (answer === 'silence') return
    done(answer && Object.assign(new Error(answer.text), { responseCode: answer.code }))
  }
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false, closeTimeout: 50,
    onConnect: (_session, done) => {
      connections += 1
      done()
    },
    onRcptTo: ({ address }, _session, done) => say(way.recipient?.(address), done),
    onData: (stream, { envelope: { mailFrom, rcptTo } }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const answer = way.mail?.()
        if (answer === undefined) {
          taken.push({
            to: rcptTo.map(({ address }) => address), from: mailFrom ? mailFrom.address : '',
            raw: Buffer.concat(chunks).toString('utf8'),
          })
        }
        say(answer, done)
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve) })
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    taken,
    behave: (wanted) => { way = wanted },
    connections: () => connections,
    end: () => new Promise((resolve) => { server.close(() => resolve()) }),
  }
}
