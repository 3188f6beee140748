/** A server for letters, as an operator has one: it speaks SMTP (RFC 5321) and keeps what it is given. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

interface Letter {
  readonly to: string
  /** Headers and text as they came. */
  readonly text: string
}

export interface LetterServer {
  readonly url: string
  readonly letters: Letter[]
  /** Refuses every letter from now on, or no longer. */
  refuses: boolean
  close(): Promise<void>
}

export async function letterServer(): Promise<LetterServer> {
  const letters: Letter[] = []
  const made = { refuses: false }
  const server = createServer((socket) => talk(socket, letters, made))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return Object.assign(made, {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    async close() {
      server.close()
      await once(server, 'close')
    },
  })
}

function talk(socket: Socket, letters: Letter[], how: { readonly refuses: boolean }) {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let [rest, to] = ['', '']
  let content: string[] | null = null
  const takes: Record<string, (line: string) => void> = {
    EHLO: () => say('250 test'),
    MAIL: () => say(how.refuses ? '451 not now' : '250 ok'),
    RCPT: (line) => {
      to = line.replace(/^RCPT TO:<(.*)>.*$/i, '$1')
      say('250 ok')
    },
    DATA: () => {
      content = []
      say('354 go on')
    },
    QUIT: () => socket.end('221 bye\r\n'),
  }
  const hear = (line: string) => {
    if (!content) return (takes[line.slice(0, 4).toUpperCase()] ?? (() => say('250 ok')))(line)
    if (line !== '.') return void content.push(line)
    letters.push({ to, text: content.join('\n') })
    content = null
    say('250 taken')
  }
  socket.on('error', () => {})
  socket.on('data', (bytes) => {
    const lines = (rest + bytes).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
  say('220 test')
}
