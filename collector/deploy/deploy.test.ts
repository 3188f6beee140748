import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { freePort, startProcess } from '../../test/collector/process.ts'
import { needs } from '../../test/installed.ts'
import type { Source } from '../../test/programs.ts'
import { safeHeaders } from '../web/headers.ts'

const text = (name: string) => readFileSync(join('collector/deploy', name), 'utf8')

it('Caddy’s own answers carry the headers that the collector sends, name by name and word by word', () => {
  const own = [...text('Caddyfile').matchAll(/^ {4}\?(\S+) "(.*)"$/gm)].map(([, name, value]) => [name, value])
  expect(Object.fromEntries(own)).toEqual(safeHeaders)
})

it('nginx’s own answers carry the headers that the collector sends, name by name and word by word', () => {
  const conf = text('nginx.conf')
  const maps = [...conf.matchAll(/map \$upstream_http_(\w+) \$own_(\w+) \{\n {2}default "";\n {2}"" "(.*)";\n\}/g)]
  expect(Object.fromEntries(maps.map(([, from, , value]) => [from?.replaceAll('_', '-'), value]))).toEqual(safeHeaders)
  for (const [, from, to] of maps) expect(to).toBe(from)
  const sent = [...conf.matchAll(/^ {2}add_header (\S+) \$own_(\w+) always;$/gm)]
  expect(sent.map(([, name]) => name)).toEqual(Object.keys(safeHeaders))
  for (const [, name, from] of sent) expect(from?.replaceAll('_', '-')).toBe(name)
})

it('neither lets anybody reach the commands', () => {
  expect(text('Caddyfile')).toContain('respond @commands 404')
  expect(text('nginx.conf')).toContain('location /console {\n    return 404;')
})

it('neither lets through what a sender says of address, scheme or host', () => {
  const set = [...text('nginx.conf').matchAll(/^ {2}proxy_set_header (X-Forwarded-\w+) (\S+);$/gm)]
  expect(Object.fromEntries(set.map(([, name, value]) => [name, value]))).toEqual({
    'X-Forwarded-For': '$remote_addr',
    'X-Forwarded-Proto': '$scheme',
    'X-Forwarded-Host': '$http_host',
  })
  // Caddy makes scheme and host anew by itself, unless somebody is trusted to say them.
  expect(text('Caddyfile')).toContain('header_up X-Forwarded-For {remote_host}')
  expect(text('Caddyfile')).not.toContain('trusted_proxies')
})

/** Each proxy on a loopback port of its own, before a collector that is not there. */
async function answersOf(program: string, args: readonly string[], port: number, home: string) {
  const proxy = spawn(program, args, {
    env: { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home },
  })
  try {
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' })
    await vi.waitFor(() => ask('/'), 30_000)
    return await Promise.all(['/console/code', '/console', '/v1/periods'].map(ask))
  } finally {
    proxy.kill('SIGTERM')
  }
}

function carryOurs(answers: readonly Response[]) {
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 502])
  for (const { headers } of answers)
    for (const [name, value] of Object.entries(safeHeaders)) expect([name, headers.get(name)]).toEqual([name, value])
}

const folder = mkdtempSync(join(tmpdir(), 'deploy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('Caddy, running, answers by itself with our headers', async (context) => {
  needs('caddy')(context)
  const [port, closed] = await Promise.all([freePort(), freePort()])
  const file = join(folder, 'Caddyfile')
  const local = text('Caddyfile')
    .replace('matning.example.se', `http://127.0.0.1:${port}`)
    .replace('127.0.0.1:8080', `127.0.0.1:${closed}`)
    .replace('{\n', '{\n  admin off\n')
  writeFileSync(file, local)
  carryOurs(await answersOf('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], port, folder))
})

it('nginx, running, answers by itself with our headers', async (context) => {
  needs('nginx')(context)
  const [port, closed] = await Promise.all([freePort(), freePort()])
  const site = text('nginx.conf')
    .replace(/server \{\n {2}listen 80;[^}]*\}/, '')
    .replace('listen 443 ssl', `listen 127.0.0.1:${port}`)
    .replace(/ {2}ssl_.*\n/g, '')
    .replace('127.0.0.1:8080', `127.0.0.1:${closed}`)
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  const whole = `daemon off; pid ${folder}/pid; error_log ${folder}/log; events {} http { ${kept.join(' ')} ${site} }`
  writeFileSync(join(folder, 'nginx.conf'), whole)
  carryOurs(await answersOf('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], port, folder))
})

it('the unit for systemd starts what npm start starts, built before: app, collector and relay', async () => {
  const program = /^ExecStart=\S+\/node (\S+)$/m.exec(text('mattstock.service'))?.[1] ?? ''
  expect(JSON.parse(readFileSync('package.json', 'utf8')).scripts.start).toBe(`npm run -s build && node ${program}`)
  expect(text('Containerfile')).toContain(`"${program}"`)
  const server = await startProcess({ DATA: join(folder, 'data'), APP: join(folder, 'no-app') }, program as Source)
  const answers = ['/healthz', '/v1/vault/health'].map(async (path) => (await fetch(`${server.address}${path}`)).status)
  expect(await Promise.all(answers)).toEqual([200, 200])
  expect(await server.end('SIGTERM')).toBe(0)
})

it('systemd takes the unit as it stands, but for where the code lies', (context) => {
  needs('systemd-analyze')(context)
  const file = join(folder, 'mattstock.service')
  const verified = (change: (unit: string) => string) => {
    writeFileSync(file, change(text('mattstock.service').replaceAll('/opt/mattstock', process.cwd())))
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' })
    return [status, stderr]
  }
  expect(verified((unit) => unit)).toEqual([0, ''])
  expect(verified((unit) => unit.replace('PrivateTmp=', 'PrivateTemp='))[1]).toMatch(/Unknown key.* 'PrivateTemp'/)
})

it('HAProxy takes its configuration as it stands', (context) => {
  needs('haproxy')(context)
  const { status, stderr } = spawnSync('haproxy', ['-c', '-f', 'collector/deploy/haproxy.cfg'], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})

it('Patroni takes its configuration as it stands, but for the addresses of its machine', async (context) => {
  needs('patroni')(context)
  const [rest, database] = await Promise.all([freePort(), freePort()])
  const file = join(folder, 'patroni.yml')
  const checked = (change: (config: string) => string) => {
    const here = text('patroni.yml')
      .replace(' listen: 10.0.0.1:8008', ` listen: 127.0.0.1:${rest}`)
      .replace(' listen: 10.0.0.1:5432', ` listen: 127.0.0.1:${database}`)
    writeFileSync(file, change(here))
    const { status, stderr } = spawnSync('patroni', ['--validate-config', file], { encoding: 'utf8' })
    return [status, stderr]
  }
  expect(checked((config) => config)).toEqual([0, ''])
  expect(checked((config) => config.replace('etcd3:', 'etcd9:'))[0]).toBe(1)
})
