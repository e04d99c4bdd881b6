// Registration: a number, then its code. Comes in: what the person types. Goes out: #100 and #101; their answers lead on. A code that is
// waited for is remembered over a reload, and what is locked is so by the engine itself.
import { useReactionEngine } from 'igap-reactions/react';
import { useState } from 'react';
import { device } from '../device.js';
import { CodePage } from './code-page.js';
import { NumberPage } from './number-page.js';

export function RegisterPage() {
  const { lockOut } = useReactionEngine();
  const [account, setAccount] = useState(() => device.registration()?.account);
  /** What came with a sample. */
  const [code, setCode] = useState<string>();
  const remember = (next: string | undefined) => {
    device.keepRegistration(next === undefined ? undefined : { account: next });
    setAccount(next);
  };
  /** The code is under way: the next one for this number may be asked for after so long. */
  const sent = (next: string, resendDelayS: number, known?: string) => {
    if (resendDelayS > 0) lockOut({ action: 100, subject: next, waitMs: resendDelayS * 1000 });
    setCode(known);
    remember(next);
  };
  return account === undefined ? (
    <NumberPage sent={sent} />
  ) : (
    <CodePage account={account} code={code} sent={sent} back={() => remember(undefined)} />
  );
}
