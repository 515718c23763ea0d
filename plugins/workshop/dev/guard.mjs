// Runs on the person's own Node before anything is installed, so it is plain JavaScript and needs nothing.
// It makes sure that what the lockfile says is what is installed, and that a Node able to run the apps is there.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const windows = process.platform === 'win32'
const lock = 'package-lock.json'
// npm writes it last, so it is there only after an install that went through.
const installed = join('node_modules', '.package-lock.json')

function fail(sentence) {
  console.error(`\nsouk: ${sentence}`)
  process.exit(1)
}

function olderThan(version, major, minor) {
  const [ourMajor = 0, ourMinor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return ourMajor < major || (ourMajor === major && ourMinor < minor)
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** True when everything that the lockfile asks for on every platform is there in its version. */
function isInstalled() {
  if (!existsSync(installed)) return false
  const here = packagesOf(installed)
  return Object.entries(packagesOf(lock)).every(
    ([path, { version, link, optional }]) =>
      !path.includes('node_modules/') || optional || (here[path]?.version === version && here[path]?.link === link),
  )
}

/** Runs `npm ci`, saying every ten seconds that it is still at it. Resolves to the exit code and the last words. */
function install() {
  return new Promise((resolve) => {
    const started = Date.now()
    const seconds = () => Math.round((Date.now() - started) / 1000)
    const count = Object.keys(packagesOf(lock)).length - 1
    console.log(`souk: installing ${count} packages from ${lock} (about a minute, longer the first time)`)
    const child = spawn(windows ? 'npm.cmd' : 'npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: windows,
    })
    let words = ''
    child.stderr.on('data', (chunk) => {
      words = (words + chunk).slice(-4000)
    })
    const ticking = setInterval(() => console.log(`souk: still installing, ${seconds()} s`), 10_000)
    const done = (code) => {
      clearInterval(ticking)
      resolve({ code, words, seconds: seconds() })
    }
    child.on('error', (error) => {
      words = String(error)
      done(1)
    })
    child.on('close', done)
  })
}

if (olderThan(process.version, 20, 19))
  fail(`Node ${process.version} is too old. Install Node 20.19 or newer and try again.`)
if (!existsSync(lock)) fail(`${lock} is missing. Run this from the top of the checkout.`)

if (!isInstalled()) {
  const result = await install()
  if (result.code !== 0) {
    console.error(result.words)
    fail('npm ci did not finish. Check the network and the words above, then run the same command again.')
  }
  console.log(`souk: installed in ${result.seconds} s`)
}

const binary = join('node_modules', '.bin', windows ? 'node.cmd' : 'node')
const platform = existsSync(binary)
  ? spawnSync(binary, ['--version'], { encoding: 'utf8', shell: windows }).stdout?.trim()
  : undefined
if (olderThan(platform || process.version, 24, 0)) {
  fail(
    `the apps need Node 24 or newer and there is no prebuilt one for ${process.platform}-${process.arch}. Install Node 24 yourself and try again.`,
  )
}
