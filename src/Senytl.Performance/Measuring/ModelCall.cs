namespace Senytl.Performance.Measuring;

/// <summary>
/// One witness's view of a model call in flight, and the one place where its clocks are read. Witnesses nest as the layers do
/// that a call passes: decorator, span, HTTP handler. The outermost records when it ends, and each call is recorded once:
/// with one call below it, both saw the same call and the more detailed wins; with several, it was a loop around them. What is
/// below it and of another kind, as embeddings within a chat, is a call of its own.
/// </summary>
internal sealed class ModelCall
{
    private static readonly AsyncLocal<ModelCall?> Innermost = new();

    private readonly RequestScope scope;
    private readonly long generation;
    private readonly bool measured;
    private readonly CallWitness witness;
    private readonly bool instrumented;
    private readonly ModelCall? outer;
    private readonly ModelCall gate;
    private readonly long started;
    private List<ModelCall>? inner;
    private CallReading reading = CallReading.Nothing;
    private long firstContent;
    private long lastContent;
    private long ended;
    private bool streamsBelow;
    private bool settled;
    private bool counted;

    public ModelCall(RequestScope scope, long generation, bool measured, CallWitness witness, ModelCall? outer, long started)
    {
        this.scope = scope;
        this.generation = generation;
        this.measured = measured;
        this.witness = witness;
        instrumented = witness == CallWitness.Span || GenAiSpan.IsAround;
        this.started = started;
        this.outer = outer is { settled: false } && outer.scope == scope && outer.generation == generation ? outer : null;
        gate = this.outer?.gate ?? this;
    }

    public RunContext Run => scope.Run;

    /// <summary>Whether no other call is around it.</summary>
    public bool IsOutermost => outer is null;

    /// <summary>Whether it is known to go to a model. What never is, vanishes at its end without a trace.</summary>
    public bool IsCertain => counted;

    /// <summary>Whether it is read from the provider's own bytes.</summary>
    public bool IsWire => witness == CallWitness.Wire;

    private bool Open => ended == 0 && !settled;

    /// <summary>
    /// Starts a call in the ambient request, below the call that is open around it; nothing is measured outside of a request.
    /// The call is then the one that inner witnesses find, for as long as the caller's execution context lasts.
    /// </summary>
    public static ModelCall? Begin(CallWitness witness)
    {
        var call = Expect(witness);
        call?.Confirm();
        call?.Enter();
        return call;
    }

    /// <summary>Notes a call that may turn out to go to a model, and counts for nothing until it is confirmed.</summary>
    public static ModelCall? Expect(CallWitness witness)
    {
        var scope = Ambient.Request ?? Ambient.Session?.Scope;
        return scope?.NewCall(witness, Around(), scope.Run.Clock.Now);
    }

    /// <summary>It goes to a model. If what is around it has ended meanwhile, that was the call, and is counted.</summary>
    public void Confirm()
    {
        lock (gate)
        {
            if (counted || settled)
            {
                return;
            }

            if (outer is { settled: true })
            {
                settled = true;
                return;
            }

            counted = true;
            if (outer is not null)
            {
                (outer.inner ??= []).Add(this);
            }
        }

        scope.CallBegun(this, generation, started);
        if (outer is null)
        {
            Run.Spend?.Begin();
        }
    }

    /// <summary>The open call that this code is part of.</summary>
    public static ModelCall? Around()
    {
        var call = Innermost.Value;
        while (call is { Open: false })
        {
            call = call.outer;
        }

        return call;
    }

    /// <summary>Makes this the call that inner witnesses find; an iterator says it again after each yield, which forgets it.</summary>
    public void Enter() => Innermost.Value = this;

    /// <summary>Makes another call, or none, the one that inner witnesses find.</summary>
    public static void Leave(ModelCall? around) => Innermost.Value = around;

    /// <summary>A chunk with non-empty content has arrived. The witness nearest to the wire keeps the clock.</summary>
    public void Content()
    {
        var now = Run.Clock.Now;
        lock (gate)
        {
            if (settled || !counted || streamsBelow)
            {
                return;
            }

            if (firstContent == 0)
            {
                firstContent = now;
                TellOuter();
                scope.FirstContent(generation, now);
            }
            else
            {
                Run.Recorder(measured).RecordInterTokenLatency(now - lastContent);
            }

            lastContent = now;
        }
    }

    /// <summary>What is known so far, for the case that an outer witness ends first.</summary>
    public void Report(CallReading soFar)
    {
        lock (gate)
        {
            if (Open)
            {
                reading = soFar;
            }
        }
    }

    /// <summary>The call is over. Only the first end counts.</summary>
    public void End(CallReading last)
    {
        List<SettledCall>? calls = null;
        SettledCall? only = null;
        lock (gate)
        {
            if (!Open)
            {
                return;
            }

            if (!counted)
            {
                settled = true;
                return;
            }

            reading = last;
            ended = Run.Clock.Now;
            if (outer is { settled: false })
            {
                return;
            }

            if (inner is null)
            {
                only = SettleAlone();
            }
            else
            {
                calls = Settle();
            }
        }

        Deliver(only, calls);
    }

    private void Deliver(SettledCall? only, List<SettledCall>? calls)
    {
        decimal? usd = null;
        try
        {
            if (only is not null)
            {
                scope.EndCall(generation, measured, only, ref usd);
            }

            for (var i = 0; i < calls?.Count; i++)
            {
                scope.EndCall(generation, measured, calls[i], ref usd);
            }
        }
        finally
        {
            // A listener of the agent's own may throw into it; the call is over all the same.
            if (outer is null)
            {
                scope.CallOver(generation);
                Run.Spend?.End(usd);
            }
            else
            {
                Run.Spend?.Spend(usd ?? 0);
            }
        }
    }

    private void TellOuter()
    {
        for (var around = outer; around is not null; around = around.outer)
        {
            around.streamsBelow = true;
        }
    }

    private SettledCall SettleAlone()
    {
        settled = true;
        return new SettledCall(witness, reading, started, firstContent, ended == 0 ? Run.Clock.Now : ended) { Instrumented = instrumented };
    }

    private List<SettledCall> Settle()
    {
        var own = SettleAlone();
        if (inner is null)
        {
            return [own];
        }

        var below = inner.SelectMany(call => call.Settle()).ToLookup(call => GenAiOperation.MayBe(call.Reading.Operation, own.Reading.Operation));
        var counted = below[true].Where(call => call.Reading.Counts).ToList();
        var settled = counted.Count switch
        {
            0 => [below[true].Aggregate(own, (call, attempt) => call.WithTraceOf(attempt))],
            1 => [own.With(counted[0])],
            _ => below[true],
        };

        // As if each had been told when it ended: what is searched for an answer belongs to its turn.
        return [.. settled.Concat(below[false]).OrderBy(call => call.Ended)];
    }
}
