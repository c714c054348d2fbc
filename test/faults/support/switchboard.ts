import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** One address that leads to whichever PostgreSQL is the primary, as a virtual IP or a proxy does. */
export class Switchboard {
  private readonly open = new Set<Socket>();
  private readonly server = createServer((caller) => this.connect(caller));

  private constructor(private target: number) {}

  static async to(port: number): Promise<Switchboard> {
    const board = new Switchboard(port);
    board.server.listen(0, '127.0.0.1');
    await once(board.server, 'listening');
    return board;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** New connections lead elsewhere; those open are cut. */
  switchTo(port: number): void {
    this.target = port;
    for (const socket of this.open) socket.destroy();
  }

  async close(): Promise<void> {
    this.switchTo(0);
    this.server.close();
    await once(this.server, 'close');
  }

  private connect(caller: Socket): void {
    const callee = connect(this.target, '127.0.0.1');
    for (const [from, to] of [
      [caller, callee],
      [callee, caller],
    ] as const) {
      this.open.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  }
}
