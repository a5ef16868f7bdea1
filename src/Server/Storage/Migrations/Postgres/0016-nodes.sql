CREATE TABLE "Nodes" (
    "Name" text COLLATE "C" NOT NULL,
    "Version" text COLLATE "C" NOT NULL,
    "StartedAt" bigint NOT NULL,
    "SeenAt" bigint NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Skew" bigint NOT NULL,
    "Jump" bigint NOT NULL,
    "JumpedAt" bigint,
    "SweptAt" bigint,
    "SweepTook" bigint,
    CONSTRAINT "PK_Nodes" PRIMARY KEY ("Name")
);
