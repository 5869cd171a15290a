// On paper: what is read stays, what is pressed goes, black on white.
import { expect, test } from './fixtures.mjs';
import { TODAY, row } from './steps.mjs';

// A4 has 794 pixels across.
test.use({ viewport: { width: 794, height: 1123 } });

for (const theme of ['light', 'dark']) {
  test(`the overview is printed, from the ${theme} page`, async ({ page, openApp }) => {
    await page.clock.setFixedTime(TODAY);
    await openApp();
    await page.getByLabel('Theme').selectOption(theme);
    await page.getByRole('button', { name: 'Try a sample' }).click();
    await expect(row(page, 'cpm')).toBeVisible();
    await row(page, 'cpm').locator('summary').click();
    await page.emulateMedia({ media: 'print' });

    for (const pressed of ['nav, footer, .skip', 'button, .button', '.notice, .to-do', '.save-status', '.working']) {
      await expect(page.locator(pressed).filter({ visible: true }), pressed).toHaveCount(0);
    }
    for (const read of ['.room-name', '[data-kpi="cpm"][data-scope="campaign"]', '.budget', '.scatter', '.bars', 'table']) {
      await expect(page.locator(read).first(), read).toBeVisible();
    }
    const faults = await page.evaluate(() => {
      const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.visually-hidden');
      const luminance = (color) => {
        const [red, green, blue] = color.match(/[\d.]+/g).map((part) => {
          const share = Number(part) / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const all = [...document.body.querySelectorAll('*')].filter(seen);
      const told = (what, one) => `${what}: ${one.outerHTML.slice(0, 90)}`;
      const hasText = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      const ink = (one) => (one.closest('svg') ? getComputedStyle(one).fill : getComputedStyle(one).color);
      // Against white, as paper is: nobody prints backgrounds.
      const pale = all.filter((one) => hasText(one) && 1.05 / (luminance(ink(one)) + 0.05) < 4.5);
      const isOut = ({ left, right }) => left < -0.5 || right > innerWidth + 0.5;
      const out = all.filter((one) => isOut(one.getBoundingClientRect()));
      const cut = all.filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible');
      return [...pale.map((one) => told('pale', one)), ...out.map((one) => told('off the page', one)), ...cut.map((one) => told('cut', one))];
    });
    expect(faults).toEqual([]);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  });
}
