import { buildApp, launchBrowser, openPage } from './test/browser.ts';
import { startRealServer } from './test/real-server.ts';

const [browser, app] = await Promise.all([launchBrowser(), buildApp()]);
const real = await startRealServer(app.dist);
await real.ask('POST', '/api/v1/maps', { template: 'trainTrip', language: 'de' });
{
  const { page } = await openPage(browser, { width: 1440, height: 900 });
  await page.goto(real.server.signInUrl);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/s1.png' });
  await page.goto(`${real.server.url}/sign-in?to=/maps&code=${encodeURIComponent(real.server.token)}`);
  await page.waitForURL(/\/maps$/);
  await page.goto(`${real.server.url}/`);
  await page.waitForTimeout(2500);
  await page.screenshot({ path: '/tmp/s2.png' });
  await page.goto(`${real.server.url}/team`);
  await page.waitForTimeout(1000);
  await page.screenshot({ path: '/tmp/s3.png' });
  await page.context().close();
}
{
  const { page } = await openPage(browser, { width: 390, height: 844, theme: 'dark', language: 'en' });
  await page.goto(`${real.server.url}/sign-in`);
  await page.waitForTimeout(800);
  await page.screenshot({ path: '/tmp/s4.png' });
  await page.context().close();
}
await browser.close();
await real.close();
app.remove();
