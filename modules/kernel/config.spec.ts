import { readConfig } from './config.js';

describe('the settings of channels', () => {
  it('are off when they are not there', () => {
    expect(readConfig({ SMTP_URL: '', SMTP_FROM: '' })).toMatchObject({ smtp: null, webhook: null, sms: null });
  });

  it('are pairs', () => {
    const env = {
      SMTP_URL: 'smtps://u:p@mail.example:465',
      SMTP_FROM: 'a@b.cn',
      SMS_URL: 'https://s.example/x',
      SMS_KEY: 'k',
    };
    expect(readConfig(env)).toMatchObject({
      smtp: { url: env.SMTP_URL, from: 'a@b.cn' },
      webhook: null,
      sms: { url: env.SMS_URL, key: 'k' },
    });
  });

  it.each([
    [{ SMTP_URL: 'smtp://mail.example' }, 'SMTP_URL and SMTP_FROM must be set together'],
    [{ WEBHOOK_SECRET: 'x' }, 'WEBHOOK_URL and WEBHOOK_SECRET must be set together'],
    [{ SMTP_URL: 'mail.example', SMTP_FROM: 'a@b.cn' }, 'SMTP_URL must be a URL of smtp: or smtps:'],
    [{ SMS_URL: 'ftp://s.example', SMS_KEY: 'k' }, 'SMS_URL must be a URL of http: or https:'],
  ])('%j are refused', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });
});
