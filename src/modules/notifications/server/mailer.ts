import { createTransport, type Transporter } from 'nodemailer';
import { z } from 'zod';

export interface MailSettings {
  /** `smtp://user:password@host:port` or `smtps://…` */
  readonly url: string;
  readonly from: string;
  /** Where people open the program; links of a mail begin with it. */
  readonly home: string;
}

const environment = z.object({
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().max(300).default('Hệ thống thi đua <no-reply@localhost>'),
  THIDUA_URL: z.url({ protocol: /^https?$/ }).optional(),
  PORT: z.string().default('3000'),
});

/** How mail is sent, or `null` when it is not: no SMTP_URL, so reminders stay in the inbox. */
export function mailSettings(env: NodeJS.ProcessEnv): MailSettings | null {
  const { SMTP_URL, MAIL_FROM, THIDUA_URL, PORT } = environment.parse(env);
  if (SMTP_URL === undefined) return null;
  return { url: SMTP_URL, from: MAIL_FROM, home: (THIDUA_URL ?? `http://127.0.0.1:${PORT}`).replace(/\/+$/, '') };
}

let open: { readonly url: string; readonly transport: Transporter } | undefined;

/** The connection to the mail server, made once for each address of it. */
function transportTo(url: string): Transporter {
  if (open?.url !== url) {
    open?.transport.close();
    // Short waits: the queue tries again, and a worker must not hang on a dead mail server.
    open = { url, transport: createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as never) };
  }
  return open.transport;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for every try, so that a mail sent twice is seen as one by the receiver's program. */
  readonly id: string;
}

/** Throws when the mail server did not take it; the queue tries again. */
export async function sendMail(settings: MailSettings, mail: Mail): Promise<void> {
  await transportTo(settings.url).sendMail({
    from: settings.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    messageId: `<${mail.id}@${new URL(settings.home).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
}
