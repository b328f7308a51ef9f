import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { token } from './node-room.mjs';
import { height, paints, readAll, regions, total, width } from './picture.mjs';
import { connected, wait } from './report.mjs';

const client = createRequire(import.meta.url).resolve('livekit-client').replace(/[^/]*$/, 'livekit-client.umd.js');
const page = fileURLToPath(new URL('../browser/page.js', import.meta.url));

async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required', '--use-fake-ui-for-media-stream', '--disable-dev-shm-usage'],
  });
}

// A scenario with a browser of its own.
export function withBrowser(scenario) {
  return async (url) => {
    const browser = await openBrowser();
    try {
      return await scenario(url, browser);
    } finally {
      await browser.close();
    }
  };
}

export function publishPicture(peer, codec) {
  return peer.publishPicture(codec, regions, Array.from({ length: total }, (_, number) => paints(number)), width, height);
}

// What a page sees of the picture, frame by frame.
export async function watch(peer, identity, frames) {
  const { samples, size, mime } = await peer.watch(identity, frames, regions);
  return { size, mime, ...readAll(samples) };
}

// A page of the server's own origin, which is loopback and so a secure context.
export async function join(browser, url, room, identity, grant = {}) {
  const opened = await (await browser.newContext()).newPage();
  const log = [];
  opened.on('console', (message) => log.push(message.text()));
  opened.on('pageerror', (error) => log.push(String(error)));
  await opened.goto(url.replace('ws:', 'http:'));
  await opened.addScriptTag({ path: client });
  await opened.addScriptTag({ path: page });
  const peer = { page: opened, log, identity };
  const proxy = new Proxy(peer, {
    get: (target, name) =>
      name in target || name === 'then'
        ? target[name]
        : (...values) => opened.evaluate(([method, args]) => window.peer[method](...args), [name, values]),
  });
  try {
    connected(identity, await proxy.join(url, await token(room, identity, grant)));
  } catch (error) {
    throw new Error(`${identity}: ${error}\n${log.slice(-20).join('\n')}`);
  }
  return proxy;
}

// Ends the page's process, so that nothing of it says goodbye.
export async function crash(peer) {
  const session = await peer.page.context().newCDPSession(peer.page);
  const crashed = new Promise((resolve) => peer.page.once('crash', resolve));
  session.send('Page.crash').catch(() => {});
  await crashed;
}

export async function eventually(what, condition, milliseconds = 15000) {
  for (const end = Date.now() + milliseconds; Date.now() < end; await wait(30)) {
    const found = await condition();
    if (found) {
      return found;
    }
  }
  throw new Error(`not within ${milliseconds} ms: ${what}`);
}
